// A text that holds something which this release doesn't know: nobody can harm it from the editor's page, and nothing of it is lost.
import { bodyOf, canary, draft, row, storeUnknownBlock, text } from "#db/testing-stories.ts";
import { verbButton } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

test("a text that can't be read opens read-only, says what to do, and gives everything that is stored", async ({
  signedIn,
}) => {
  const [readable, unknown] = [canary(), canary()];
  const content = await text({ body: bodyOf(`Readable ${readable}.`) });
  const id = await draft("reporter", content);
  await storeUnknownBlock(id, unknown);
  const { copy } = await row(id);
  const page = await signedIn("reporter");
  await page.goto(`/desk/articles/${id}`);
  await expect(page.getByText(/This text can’t be opened by this release/)).toBeVisible();
  await expect(page.getByRole("status")).toContainText("The body holds something");
  await expect(page.getByText(content.headline)).toBeVisible();
  await expect(page.locator('[contenteditable="true"]')).toHaveCount(0);
  const link = page.getByRole("link", { name: "Save everything that is stored" });
  const saved = await page.request.get((await link.getAttribute("href")) ?? "");
  const stored = await saved.text();
  expect(stored).toContain(readable);
  expect(stored).toContain(unknown);
  await page.reload();
  await expect(link).toBeVisible();
  await expect(await verbButton(page, "Submit for review")).toBeVisible();
  expect((await row(id)).copy).toBe(copy);
});
