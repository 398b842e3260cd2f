// What any other newsroom page shows without a connection: one sentence, and the articles that can be opened all the same.
import { assetsOf } from "#components/editor/shell-worker-rules.ts";

type Kept = Readonly<{ path: string; title: string }>;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? "");

function nameOf({ path, title }: Kept): string {
  if (path === "/desk/articles/new") return "New article";
  return title === "" ? `Article ${path.slice(path.lastIndexOf("/") + 1)}` : title;
}

/**
 * The page's HTML. `styles`: addresses of the stylesheets that a kept page uses.
 * Text of people is escaped; there is no script and no inline style.
 */
export function offlineMarkup(kept: readonly Kept[], styles: readonly string[]): string {
  const links = styles.map((address) => `<link rel="stylesheet" href="${escape(address)}">`).join("");
  const rows = kept.map(
    (page) =>
      `<li class="border-t border-line first:border-t-0"><a class="block px-3 py-2 font-medium hover:bg-sunken pointer-coarse:py-2.5" href="${escape(page.path)}">${escape(nameOf(page))}</a></li>`,
  );
  const list =
    kept.length === 0
      ? `<p class="text-ink-soft">No article was opened in this browser lately, so none can be opened now. Load this page again when you are connected.</p>`
      : `<p class="text-ink-soft">These articles were opened in this browser and can be written on now. Your words are kept here and saved when the newsroom can be reached.</p><ul class="overflow-hidden rounded-lg border border-line bg-surface">${rows.join("")}</ul>`;
  // Without a script, the way to try again is this page's own address.
  const ways = `<p class="flex flex-wrap items-center gap-2"><a class="rounded-md bg-accent px-2.5 py-1.5 font-medium text-on-accent hover:bg-accent-strong pointer-coarse:py-2.5" href="">Try again</a><a class="rounded-md px-2.5 py-1.5 font-medium hover:bg-sunken pointer-coarse:py-2.5" href="/desk">Board</a></p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>No connection · Nightdesk</title>${links}</head><body><main class="mx-auto grid max-w-lg gap-3 px-4 py-16"><h1 class="text-base font-semibold">The newsroom can’t be reached from here at the moment.</h1>${list}${ways}</main></body></html>`;
}

/** The same as an answer. `html`: a kept page, for its stylesheets; empty when there is none. */
export function offlinePage(kept: readonly Kept[], html: string): Response {
  const styles = assetsOf(html).filter((address) => address.endsWith(".css"));
  return new Response(offlineMarkup(kept, styles), {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  });
}
