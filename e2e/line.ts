// The line between one browser and the newsroom, which a test holds, deafens, cuts and mends; and the text of several
// screens, compared.
import { expect, type Page } from "@playwright/test";
import { saveStatus, within } from "./desk.ts";

/** All that an open editor says to the newsroom beside the socket. */
const saves = /\/desk\/api\/articles\/(?:\d+\/(?:ticket|fields)|$)|\/desk\/api\/articles$/;

export type Line = Readonly<{
  /** What is typed from now on stays under way until it is let go. */
  hold: () => void;
  /** What the newsroom says from now on stays under way until it is let go. */
  deafen: () => void;
  letGo: () => void;
  /** The newsroom can't be reached from this page, also after a reload. */
  cut: () => Promise<void>;
  mend: () => Promise<void>;
}>;

/** Takes the page's line in hand; before the editor is opened. */
export async function lineOf(page: Page): Promise<Line> {
  let held: "nothing" | "typed" | "heard" = "nothing";
  let gone = false;
  const waiting: (() => void)[] = [];
  const ends = new Set<() => Promise<void>>();
  await page.routeWebSocket(/\/collab/, async (here) => {
    if (gone) return await here.close({ code: 1001, reason: "gone" });
    const there = here.connectToServer();
    const end = async () => {
      await here.close({ code: 1001, reason: "gone" });
      await there.close({ code: 1001, reason: "gone" });
    };
    ends.add(end);
    here.onMessage((message) => {
      if (held === "typed") waiting.push(() => there.send(message));
      else there.send(message);
    });
    there.onMessage((message) => {
      if (held === "heard") waiting.push(() => here.send(message));
      else here.send(message);
    });
    return undefined;
  });
  return {
    hold: () => void (held = "typed"),
    deafen: () => void (held = "heard"),
    letGo() {
      held = "nothing";
      for (const one of waiting.splice(0)) one();
    },
    async cut() {
      gone = true;
      held = "nothing";
      waiting.length = 0;
      await page.route(saves, (route) => route.abort());
      for (const end of ends) await end().catch(() => {});
      ends.clear();
    },
    async mend() {
      gone = false;
      await page.unroute(saves);
      await page.evaluate(() => window.dispatchEvent(new Event("online")));
    },
  };
}

/** Headline, standfirst and body as this page shows them, a line a block, without the others' carets. */
export async function proseOn(page: Page): Promise<string> {
  return await page.evaluate(() =>
    ["Headline", "Standfirst", "Body"]
      .flatMap((name) => {
        const shown = document.querySelector(`[role=textbox][aria-label="${name}"]`)?.cloneNode(true);
        if (!(shown instanceof HTMLElement)) return [`no ${name}`];
        for (const extra of shown.querySelectorAll(".caret, .ProseMirror-widget, [data-tippy-root]"))
          extra.remove();
        return [...shown.children].map((block) => `${block.tagName} ${block.textContent}`);
      })
      .join("\n"),
  );
}

/** Waits until all pages show the same text and call it saved; answers the text. */
export async function expectSame(...pages: readonly Page[]): Promise<string> {
  for (const page of pages) await expect(saveStatus(page)).toHaveText("Saved");
  const texts = await within(
    15_000,
    () => Promise.all(pages.map(proseOn)),
    (all) => new Set(all).size === 1,
  );
  return texts[0] ?? "";
}

/** Names of what this browser keeps of texts. */
export async function keptTexts(page: Page): Promise<string[]> {
  return await page.evaluate(async () =>
    (await indexedDB.databases())
      .map((one) => one.name ?? "")
      .filter((name) => name.startsWith("nightdesk-text")),
  );
}
