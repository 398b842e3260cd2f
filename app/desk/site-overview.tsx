// What an administrator sees: people and settings, and no article (newsroom.md §9).
import { roleWords } from "#components/desk/role-words.ts";
import { Link } from "#components/ui/link.tsx";
import { listBureaus } from "#db/bureaus.ts";
import { listSections } from "#db/sections.ts";
import { siteFacts } from "#db/site.ts";

export async function SiteOverview() {
  const [site, bureaus, sections] = await Promise.all([siteFacts(), listBureaus(), listSections()]);
  return (
    <div className="grid gap-6">
      <div>
        <h1 className="text-base font-semibold">{site?.name}</h1>
        <p className="text-ink-soft">
          {roleWords.admin}s look after people and settings and have no right over articles.
        </p>
      </div>
      <List
        title="Bureaus"
        href="/desk/settings/bureaus"
        lines={bureaus.map((one) => [one.name, one.slug])}
      />
      <List
        title="Sections"
        href="/desk/settings/sections"
        lines={sections.map((one) => [one.name, `/${one.slug}`])}
      />
      <List title="Site" href="/desk/settings/site" lines={[["Newsroom’s zone", site?.zone ?? "UTC"]]} />
    </div>
  );
}

function List({
  title,
  href,
  lines,
}: Readonly<{
  title: string;
  /** Where it is changed. */ href: string;
  lines: readonly (readonly [name: string, value: string])[];
}>) {
  const id = `list-${title.toLowerCase()}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="pb-1.5 font-semibold">
        <Link href={href} className="text-accent underline-offset-2 hover:underline">
          {title}
        </Link>
      </h2>
      <dl className="overflow-hidden rounded-lg border border-line bg-surface">
        {lines.map(([name, value]) => (
          <div
            key={name}
            className="flex justify-between gap-4 border-t border-line px-3 py-2 first:border-t-0"
          >
            <dt>{name}</dt>
            <dd className="text-ink-soft">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
