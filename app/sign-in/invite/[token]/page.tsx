// The door for somebody who has a link: they choose a password. Opening the page uses nothing up, since mail programs look too.
import type { Metadata } from "next";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { inviteOf } from "#db/invites.ts";
import { AcceptForm } from "./accept-form.tsx";

// The layout's own word for the referrer would count more than the header's.
export const metadata: Metadata = { title: "Choose a password", referrer: "no-referrer" };
export const dynamic = "force-dynamic";

export default async function InvitePage({ params }: Readonly<{ params: Promise<{ token: string }> }>) {
  const { token } = await params;
  const found = await inviteOf(token.slice(0, 100));
  return (
    <main className="mx-auto grid w-full max-w-md gap-6 px-4 py-10 sm:px-8">
      <header className="grid gap-2">
        <Icon name="moon" className="size-7 text-accent" />
        <h1 className="text-xl font-semibold tracking-tight">
          {found === null ? "This link is no good any more" : `Welcome, ${found.name}`}
        </h1>
      </header>
      {found === null ? (
        <Notice tone="warning" title="It was used already, taken back, or has run out." live={false}>
          <p>Ask an administrator of the newsroom for a new one.</p>
          <Link href="/sign-in" className={buttonClass("plain", "mt-2")}>
            Go to the sign-in page
          </Link>
        </Notice>
      ) : (
        <AcceptForm token={token} email={found.email} />
      )}
    </main>
  );
}
