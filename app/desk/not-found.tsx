// The newsroom's 404 inside an open page. As a whole document it is lib/server/newsroom-missing.ts.
import type { Metadata } from "next";
import { buttonClass } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { missingLooks, missingPage, missingWays } from "#lib/server/missing-words.ts";
import { getActor } from "#lib/server/session.ts";

export const metadata: Metadata = { title: missingPage.title };

export default async function DeskNotFound() {
  // Drawn beside every page: what it asks was asked already.
  const ways = missingWays(await getActor());
  return (
    <>
      <header className={missingLooks.head}>
        <Link href="/desk" className={missingLooks.name}>
          Nightdesk
        </Link>
        <nav aria-label="Newsroom" className="flex flex-wrap gap-1">
          {ways.map(({ href, word }) => (
            <Link key={href} href={href} className={missingLooks.way}>
              {word}
            </Link>
          ))}
        </nav>
      </header>
      <main className={missingLooks.column}>
        <h1 className={missingLooks.heading}>{missingPage.heading}</h1>
        <p className={missingLooks.text}>{missingPage.text}</p>
        <Link href="/desk" className={buttonClass("primary")}>
          {missingPage.back}
        </Link>
      </main>
    </>
  );
}
