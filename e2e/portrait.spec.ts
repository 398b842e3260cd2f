// An author's portrait from the library to the readers' page: chosen in a dialog, shown with its credit, taken away again.
import { expect, expectAccessible, test } from "./fixtures.ts";

test("an author chooses a portrait by keyboard; readers see it with its credit until it is taken away", async ({
  signedIn,
  reader,
}) => {
  const page = await signedIn("reporter");
  await page.goto("/desk/account");
  const field = page.getByRole("group", { name: "Portrait" });
  await field.getByRole("button", { name: /^Choose / }).click();
  const dialog = page.getByRole("dialog", { name: "Portrait from the library" });
  await dialog.getByRole("searchbox", { name: "Search the pictures" }).fill("nagasaki");
  await dialog.locator("button[data-row]").first().press("Enter");
  await expect(field.getByRole("img")).toBeVisible();
  const save = page.getByRole("button", { name: "Save what readers are told" });
  await save.click();
  await expect(page.getByText("Saved. Readers’ pages follow within a second.")).toBeVisible();
  await expectAccessible(page);

  const away = await reader();
  const portrait = away.locator("figure.portrait");
  await expect(async () => {
    await away.goto("/author/lucia-ferrer");
    await expect(portrait.getByRole("img")).toHaveJSProperty("complete", true, { timeout: 500 });
  }).toPass();
  await expect(portrait.locator("[data-part=credit]")).not.toBeEmpty();
  await expectAccessible(away);
  const image = (await portrait.getByRole("img").getAttribute("src")) ?? "";
  const graph = JSON.parse((await away.locator("script[type='application/ld+json']").textContent()) ?? "{}");
  const person = graph["@graph"].find(
    (node: { "@type": string }) => node["@type"] === "ProfilePage",
  ).mainEntity;
  expect(person.image.url).toContain(image.split("/").at(-1)?.slice(0, 32));

  await field.getByRole("button", { name: "Take the portrait away" }).click();
  await save.click();
  await expect(page.getByText("None: your page begins with your name.")).toBeVisible();
  await expect(async () => {
    await away.goto("/author/lucia-ferrer");
    await expect(portrait).toHaveCount(0, { timeout: 500 });
  }).toPass();
});
