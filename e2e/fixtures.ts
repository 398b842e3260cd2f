// What every browser test starts from: the server's address, and people of the demo newsroom who are signed in already.
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, type BrowserContext, expect, type Page } from "@playwright/test";

export const password = "nightdesk-demo";
export const accounts = {
  reporter: "reporter@meridian.test",
  reporter2: "reporter2@meridian.test",
  editor: "editor@meridian.test",
  editor2: "editor2@meridian.test",
  chief: "chief@meridian.test",
  legal: "legal@meridian.test",
  admin: "admin@meridian.test",
} as const;
export type AccountName = keyof typeof accounts;

type Fixtures = Readonly<{
  /** A page in a browser of its own in which this person is signed in. */
  signedIn: (who: AccountName) => Promise<Page>;
  /** A page in a browser of its own in which nobody ever signed in. */
  reader: () => Promise<Page>;
}>;

export const test = base.extend<Fixtures>({
  signedIn: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who) => {
      const context = await browser.newContext({ baseURL: baseURL ?? "", reducedMotion: "reduce" });
      opened.push(context);
      await signIn(context, baseURL ?? "", who);
      return await context.newPage();
    });
    for (const context of opened) await context.close();
  },
  reader: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: baseURL ?? "", reducedMotion: "reduce" });
      opened.push(context);
      return await context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

/** Signs in by the form's own address, so that the session is the one a person would have. */
async function signIn(context: BrowserContext, url: string, who: AccountName): Promise<void> {
  const answer = await context.request.post("/api/auth/callback/credentials", {
    form: { email: accounts[who], password, callbackUrl: "/desk" },
    headers: { origin: url },
    maxRedirects: 0,
  });
  const cookies = await context.cookies();
  expect(
    cookies.some((cookie) => cookie.name.endsWith("nightdesk-session") && cookie.value !== ""),
    `${who} could not sign in: status ${answer.status()}`,
  ).toBe(true);
}

/** Rules whose answer depends on the theme; all others look at the same page twice. */
const ofColour = ["color-contrast", "link-in-text-block"];

/** Fails with the rule and the element for anything that axe finds, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Otherwise axe opens a page of its own each time to put together what it found in frames, and ours have none.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === "light" ? axe : axe.withRules(ofColour)).analyze();
    const found = violations.flatMap((violation) =>
      violation.nodes.map((node) => `${colorScheme}: ${violation.id} at ${node.target.join(" ")}`),
    );
    expect(found).toEqual([]);
  }
}

export { expect } from "@playwright/test";
