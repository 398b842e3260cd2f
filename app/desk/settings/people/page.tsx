// The people of the newsroom, for whoever looks after them.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { deskTime } from "#components/desk/desk-time.ts";
import { roleWords } from "#components/desk/role-words.ts";
import { InviteButton } from "#components/desk/settings/invite-form.tsx";
import { InviteList } from "#components/desk/settings/invite-list.tsx";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { inputClass } from "#components/ui/field.tsx";
import { Link } from "#components/ui/link.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { listAccounts } from "#db/accounts.ts";
import { listBureaus } from "#db/bureaus.ts";
import { openInvites } from "#db/invites.ts";
import { askedLine } from "#lib/document/clean-text.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { invite, takeBackInvite } from "./actions.ts";

export const metadata: Metadata = { title: "People" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function PeoplePage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  if (!may(actor, "manage-people")) notFound();
  const { q } = await searchParams;
  const words = askedLine(q, 100);
  const [accounts, bureaus, invites] = await Promise.all([listAccounts(), listBureaus(), openInvites(actor)]);
  const wanted = words.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const found = accounts.filter((one) =>
    wanted.every((word) => `${one.name} ${one.email} ${one.role}`.toLocaleLowerCase().includes(word)),
  );
  const names = new Map(bureaus.map((one) => [one.slug, one.name]));
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={actor} here="people">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-base font-semibold">People</h1>
          <InviteButton bureaus={bureaus} zone={zone} invite={invite} />
        </div>
        <InviteList
          invites={(invites ?? []).map(({ id, name, email, role, expiresAt }) => ({
            id,
            name,
            email,
            role,
            until: deskTime(expiresAt, now, zone),
          }))}
          takeBack={takeBackInvite}
        />
        <SearchForm action="/desk/settings/people" className="flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={words}
            aria-label="Search people"
            placeholder="Name, email or role"
            maxLength={100}
            data-shortcut="search"
            className={`${inputClass} sm:max-w-72`}
          />
          <Button type="submit">Search</Button>
        </SearchForm>
        {found.length === 0 ? (
          <p className="rounded-lg border border-dashed border-line-strong p-4">
            Nobody is called that. <Link href="/desk/settings/people">Show everybody</Link>
          </p>
        ) : (
          <ul aria-label="People" className="overflow-hidden rounded-lg border border-line bg-surface">
            {found.map((one) => (
              <li
                key={one.id}
                className="relative flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-line px-3 py-2 first:border-t-0 hover:bg-sunken"
              >
                <span className="min-w-0">
                  <Link
                    href={`/desk/settings/people/${one.id}`}
                    data-row=""
                    className="font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                  >
                    {one.name}
                  </Link>{" "}
                  <span className="text-ink-soft wrap-anywhere">{one.email}</span>
                </span>
                <span className="flex flex-wrap items-center gap-2 text-ink-soft">
                  {one.disabledAt === null ? null : (
                    <Badge tone="killed" icon="ban">
                      Disabled
                    </Badge>
                  )}
                  {roleWords[one.role]}
                  {one.bureaus.length === 0
                    ? ""
                    : `, ${one.bureaus.map((slug) => names.get(slug) ?? slug).join(", ")}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </SettingsFrame>
    </DeskShell>
  );
}
