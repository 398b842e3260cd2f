// The newsroom's 404: missing and hidden are the same page, byte for byte.
import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";

export const metadata: Metadata = { title: "Not here" };

export default function DeskNotFound() {
  return (
    <main className="mx-auto grid max-w-lg justify-items-start gap-3 px-4 py-16">
      <h1 className="text-base font-semibold">There is nothing here, or nothing that you may see.</h1>
      <p className="text-ink-soft">
        The address may be mistyped, or the article belongs to a bureau that is not yours. An editor of that
        bureau can tell you more.
      </p>
      <Link href="/desk" className={buttonClass("primary")}>
        <Icon name="arrow-left" />
        Back to the board
      </Link>
    </main>
  );
}
