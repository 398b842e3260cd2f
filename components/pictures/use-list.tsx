// Where a picture is used: live pages to look at, texts to open. What the person may not read is not told of.
import { PublicationBadge, StateBadges } from "#components/desk/states.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { livePage, type ShownUse } from "./picture-answer.ts";

/** How many are listed before the rest is behind a word. */
const listedAtOnce = 8;

export function UseList({ uses, label }: Readonly<{ uses: readonly ShownUse[]; label: string }>) {
  const [first, rest] = [uses.slice(0, listedAtOnce), uses.slice(listedAtOnce)];
  return (
    <>
      <Uses uses={first} label={label} />
      {rest.length === 0 ? null : (
        <details className="mt-1">
          <summary className="rounded-md px-1 py-1 text-accent underline underline-offset-2">
            {rest.length} more
          </summary>
          <Uses uses={rest} label={`${label}, the rest`} />
        </details>
      )}
    </>
  );
}

function Uses({ uses, label }: Readonly<{ uses: readonly ShownUse[]; label: string }>) {
  return (
    <ul aria-label={label} className="grid">
      {uses.map((use) => (
        <Use key={use.articleId} use={use} />
      ))}
    </ul>
  );
}

function Use({ use }: Readonly<{ use: ShownUse }>) {
  const { articleId, headline, bureau, desk } = use;
  const page = livePage(use);
  const name = headline || `Article ${articleId}, no headline yet`;
  return (
    <li className="grid gap-1 border-t border-line py-2 first:border-t-0">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {desk === null ? (
          <span className="font-medium wrap-anywhere">{name}</span>
        ) : (
          <Link
            href={`/desk/articles/${articleId}`}
            className="font-medium wrap-anywhere underline-offset-2 hover:underline"
          >
            {name}
          </Link>
        )}
        {desk === null ? (
          <PublicationBadge publication="live" />
        ) : (
          <StateBadges stage={desk.stage} publication={desk.publication} ahead={false} />
        )}
      </span>
      <span className="flex flex-wrap items-center gap-x-2 text-xs text-ink-faint">
        {bureau}
        {page === null ? null : (
          <a
            href={page}
            className="inline-flex min-h-6 items-center gap-1 text-accent underline underline-offset-2"
          >
            <Icon name="external-link" className="size-3.5" />
            Readers’ page<span className="sr-only"> of {name}</span>
          </a>
        )}
        {desk !== null && !desk.inText ? <span>no longer in the working copy</span> : null}
      </span>
    </li>
  );
}
