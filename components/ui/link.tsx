// A link within the newsroom. Next asks ahead for whatever its links lead to, each time a page is drawn or read anew: 27
// questions for the board. Pages that are drawn for one person at one moment gain nothing by it, and together the answers
// cost the server four times what the board itself does.
import type { ComponentProps } from "react";
// oxlint-disable-next-line no-restricted-imports -- the one place
import NextLink from "next/link";

export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink {...props} prefetch={false} />;
}
