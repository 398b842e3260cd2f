// A form whose fields are an address within the newsroom. As of links, nothing is asked ahead for it: see link.tsx.
import type { ComponentProps } from "react";
// oxlint-disable-next-line no-restricted-imports -- the one place
import NextForm from "next/form";

export function SearchForm(props: ComponentProps<typeof NextForm>) {
  return <NextForm {...props} prefetch={false} />;
}
