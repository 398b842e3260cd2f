// The demo newsroom's people, one click each. Only where the demo newsroom is present and its accounts are allowed.
import { Icon } from "#components/ui/icon.tsx";
import { roleWords } from "#components/desk/role-words.ts";
import type { DemoAccount } from "#db/people.ts";

type Props = Readonly<{ accounts: readonly DemoAccount[]; password: string; back: string }>;

const everywhere = new Set<DemoAccount["role"]>(["chief", "legal"]);

function placeOf({ role, bureaus }: DemoAccount): string {
  const word = roleWords[role].toLowerCase();
  if (everywhere.has(role)) return `${word}, all bureaus`;
  return bureaus.length === 0 ? word : `${word}, ${new Intl.ListFormat("en-GB").format(bureaus)}`;
}

export function DemoAccounts({ accounts, password, back }: Props) {
  return (
    <section aria-labelledby="demo-title" className="grid gap-3">
      <div>
        <h2 id="demo-title" className="text-lg font-semibold tracking-tight">
          Try the demo newsroom
        </h2>
        <p className="mt-1 text-ink-soft">
          One click signs you in. Take two people in two browsers to see a story go from draft to page. The
          password of each is <code className="rounded bg-sunken px-1 py-0.5 text-ink">{password}</code>.
        </p>
      </div>
      <ul className="grid gap-2 sm:grid-cols-2">
        {accounts.map((account) => (
          <li key={account.email}>
            <form method="post" action="/api/auth/callback/credentials" className="h-full">
              <input type="hidden" name="callbackUrl" value={back} />
              <input type="hidden" name="email" value={account.email} />
              <input type="hidden" name="password" value={password} />
              <button
                type="submit"
                className="group flex h-full w-full items-center gap-3 rounded-lg border border-line bg-surface px-3 py-2.5 text-left transition-colors hover:border-accent hover:bg-accent-soft"
              >
                <span
                  aria-hidden="true"
                  className="grid size-9 shrink-0 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent"
                >
                  {initials(account.name)}
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">
                    <span className="sr-only">Sign in as </span>
                    {account.name}
                  </span>
                  <span className="block text-xs text-ink-soft">{placeOf(account)}</span>
                  <span className="block truncate text-xs text-ink-faint">{account.email}</span>
                </span>
                <Icon name="chevron-right" className="size-4 text-ink-faint group-hover:text-accent" />
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function initials(name: string): string {
  const parts = name.split(/\s+/u).filter(Boolean);
  return `${parts.at(0)?.charAt(0) ?? ""}${parts.length > 1 ? (parts.at(-1)?.charAt(0) ?? "") : ""}`;
}
