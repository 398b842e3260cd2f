// Set-up without demo data: site, first bureau, sections, chief and administrator. Open once, to whoever reads the console.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Icon } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { setUpNow, zones } from "#lib/server/set-up-screen.ts";
import { SetUpForm } from "./set-up-form.tsx";

export const metadata: Metadata = { title: "Set up" };
export const dynamic = "force-dynamic";

export default async function SetUpPage() {
  const state = await setUpNow();
  if (state === "closed") redirect("/set-up");
  return (
    <main className="mx-auto grid w-full max-w-2xl gap-6 px-4 py-10 sm:px-8">
      <header className="grid gap-2">
        <Icon name="moon" className="size-7 text-accent" />
        <h1 className="text-xl font-semibold tracking-tight">Set up your newsroom</h1>
        <p className="text-ink-soft">
          This happens once. It makes the publication, its first bureau and sections, and two accounts: a
          chief, who may publish, and an administrator, who manages people. Everybody else is added later.
        </p>
      </header>
      {state === "away" ? (
        <Notice tone="warning" title="The database can’t be reached at the moment.">
          Load this page again in a few seconds.
        </Notice>
      ) : (
        <SetUpForm zones={zones()} />
      )}
    </main>
  );
}
