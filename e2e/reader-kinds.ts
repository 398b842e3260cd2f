// One address of every kind of page that readers meet, articles of the test's own among them.
import type { APIRequestContext } from "@playwright/test";
import { addressOf, live, text, verb, write } from "#db/testing-stories.ts";

export type Kind = Readonly<{ name: string; path: string; status: number }>;

let made: Promise<readonly Kind[]> | null = null;

/** Made once a process: a demo article with a picture and its lite version, a corrected, a retracted and a killed one of our own, and the lists. */
export function readerKinds(request: APIRequestContext): Promise<readonly Kind[]> {
  made ??= makeKinds(request);
  return made;
}

async function makeKinds(request: APIRequestContext): Promise<readonly Kind[]> {
  const content = await text();
  const corrected = await live(content);
  await write("editor", corrected, { ...content, dateline: "Callao" });
  await verb("editor", corrected, {
    verb: "submit",
    changeClass: "correction",
    publicNote: "The dateline was wrong.",
  });
  await verb("editor2", corrected, { verb: "approve" });
  await verb("editor2", corrected, { verb: "publish-change" });
  const retractedContent = await text();
  const retracted = await live(retractedContent);
  await verb("chief", retracted, {
    verb: "retract",
    publicNote: "The documents were forged.",
    keepText: true,
  });
  const killed = await live(await text());
  await verb("chief", killed, { verb: "kill", reason: "For a test." });
  const front = await (await request.get("/")).text();
  const demo = [...front.matchAll(/href="(?<path>\/news\/\d+\/[^"]+)"/g)].map(
    (match) => match.groups?.["path"] ?? "",
  );
  const pictured = demo.find((path) => !path.includes("harbour-zq")) ?? "";
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "/");
  const page = (name: string, path: string, status = 200): Kind => ({ name, path, status });
  return [
    page("front", "/"),
    page("section", "/world"),
    page("section with a slash in its name", "/features-interviews"),
    page("bureau", "/bureau/americas"),
    page("author", "/author/lucia-ferrer"),
    page("article", pictured),
    page("lite article", `${pictured}?lite`),
    page("corrected article", addressOf(corrected, content)),
    page("retracted article", addressOf(retracted, retractedContent)),
    page("topic", "/topic/ports-and-shipping"),
    page("archive", `/archive/${day}`),
    page("month of the archive", `/archive/${day.slice(0, 7)}`),
    page("search", "/search"),
    page("search that finds", "/search?q=harbour"),
    page("search that finds nothing", "/search?q=zzzzzzzz"),
    page("corrections", "/corrections"),
    page("404", "/nowhere/at/all", 404),
    page("410", `/news/${killed}`, 410),
  ];
}
