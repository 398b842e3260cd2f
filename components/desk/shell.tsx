// The frame of every newsroom screen: where I am, what I can start, who I am.
import type { ReactNode } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { ShellWorker } from "#components/editor/shell-worker-registration.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Actor } from "#lib/newsroom/article.ts";
import type { PlaceName } from "#lib/newsroom/desk-places.ts";
import { Awake } from "./awake.tsx";
import { ClaimWarning } from "./claim-warning.tsx";
import { KeepEarlyActs } from "./keep-early-acts.tsx";
import { LeaveQuestion } from "./leave-question.tsx";
import { LineStatus } from "./line-status.tsx";
import { AlarmBar } from "./notices/alarm-bar.tsx";
import { NoticeBell } from "./notices/bell.tsx";
import type { NoticeSummary } from "./notices/notice-data.ts";
import { menuOf } from "./places.ts";
import { roleWords } from "./role-words.ts";
import { Shortcuts } from "./shortcuts.tsx";
import { SignOut } from "./sign-out.tsx";

type DeskShellProps = Readonly<{
  actor: Actor;
  siteName: string;
  mayWrite: boolean;
  /** The newsroom's. */
  zone: string;
  /** Which build drew this page; null in development. */
  build: string | null;
  /** What waits to be read. */
  notices: NoticeSummary;
  /** An article's page marks nothing. */
  here: PlaceName | "other";
  /** The page has a bar of its own, which takes the head's place at the top of a small screen. */
  wide?: boolean;
  children: ReactNode;
}>;

export function DeskShell({
  actor,
  siteName,
  mayWrite,
  zone,
  build,
  notices,
  here,
  wide = false,
  children,
}: DeskShellProps) {
  const places = menuOf(actor);
  return (
    <>
      <KeepEarlyActs />
      <ShellWorker personId={actor.id} build={build} />
      <a
        href="#content"
        className="sr-only rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        Skip to the content
      </a>
      <header
        className={`top-0 z-30 border-b border-line bg-surface print:hidden ${wide ? "lg:sticky" : "sticky"}`}
      >
        <div className="flex h-12 items-center gap-1 px-3 sm:px-4">
          <Link
            href="/desk"
            className="mr-1 flex items-center gap-2 rounded-md px-1 py-1 font-semibold sm:mr-3"
          >
            <Icon name="moon" className="size-4 text-accent" />
            <span className="max-sm:sr-only">{siteName}</span>
          </Link>
          <nav aria-label="Newsroom" className="flex items-center gap-1">
            {places
              .filter(({ aside }) => !aside)
              .map((place) => (
                <Link
                  key={place.name}
                  href={place.href}
                  aria-current={here === place.name ? "page" : undefined}
                  title={place.word}
                  className={`${placeClass(here === place.name)} ${place.name === "board" ? "" : "max-sm:hidden"}`}
                >
                  <Icon name={place.icon} />
                  {/* Where all words don't fit beside each other, those of the others are for who listens and who points. */}
                  <span className={here === place.name ? "" : "sm:max-xl:sr-only"}>{place.word}</span>
                </Link>
              ))}
          </nav>
          <span className="grow" />
          {mayWrite ? (
            <Link href="/desk/articles/new" className={buttonClass("plain")} data-shortcut="n">
              <Icon name="plus" />
              New article
            </Link>
          ) : null}
          <LineStatus personId={actor.id} />
          <Shortcuts />
          <NoticeBell drawn={notices} zone={zone} />
          <PersonMenu actor={actor} />
        </div>
      </header>
      <AlarmBar drawn={notices} />
      <main
        id="content"
        tabIndex={-1}
        // As high as what the head leaves of the window, so that a page can always be scrolled by what comes above it.
        className={`mx-auto min-h-[calc(100dvh-3rem-1px)] px-3 outline-none sm:px-4 ${wide ? "pb-4" : "max-w-6xl py-4"}`}
      >
        {children}
      </main>
      <ClaimWarning zone={zone} />
      <LeaveQuestion />
      <Awake />
    </>
  );
}

function placeClass(current: boolean): string {
  return `inline-flex min-h-8 items-center gap-1.5 rounded-md px-2.5 py-1 font-medium pointer-coarse:min-h-11 ${current ? "bg-sunken text-ink" : "text-ink-soft hover:bg-sunken hover:text-ink"}`;
}

function PersonMenu({ actor }: Readonly<{ actor: Actor }>) {
  const initials = actor.name
    .split(/\s+/)
    .map((part) => part[0] ?? "")
    .slice(0, 2)
    .join("");
  return (
    <>
      <button
        type="button"
        popoverTarget="person-menu"
        className="ml-1 grid size-8 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent pointer-coarse:size-11"
      >
        <span aria-hidden="true">{initials}</span>
        <span className="sr-only">{actor.name}, your account</span>
      </button>
      <div
        id="person-menu"
        popover="auto"
        className="fixed inset-auto top-13 right-3 m-0 w-64 rounded-lg border border-line bg-surface p-3 text-ink shadow-xl"
      >
        <p className="font-medium">{actor.name}</p>
        <p className="text-ink-soft">{roleWords[actor.role]}</p>
        <nav aria-label="More of the newsroom" className="mt-3 grid gap-2 empty:hidden">
          {menuOf(actor)
            .filter((place) => place.name !== "board")
            .map((place) => (
              <Link
                key={place.name}
                href={place.href}
                className={buttonClass("plain", place.aside ? "w-full" : "w-full sm:hidden")}
              >
                <Icon name={place.icon} />
                {place.word}
              </Link>
            ))}
        </nav>
        <Link href="/desk/account" className={buttonClass("plain", "mt-3 w-full")}>
          <Icon name="user" />
          Your account
        </Link>
        <SignOut />
      </div>
    </>
  );
}
