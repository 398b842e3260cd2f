// The newsroom's server actions as requests, with whatever a hostile person would put into them.
import type { APIRequestContext, Page } from "@playwright/test";
import { draft, text } from "#db/testing-stories.ts";
import { carryOut, openArticle } from "./desk.ts";
import { expect } from "./fixtures.ts";

export type ActionIds = Readonly<{ carryOut: string; reloadBar: string }>;

/** The addresses of the two actions in this build, as a browser sends them. */
export async function actionIds(page: Page): Promise<ActionIds> {
  const id = await draft("reporter", await text());
  const found = new Map<string, string>();
  page.on("request", (request) => {
    const action = request.headers()["next-action"];
    if (action !== undefined)
      found.set(request.postData()?.includes('"verb"') ? "carryOut" : "reloadBar", action);
  });
  await openArticle(page, id);
  await carryOut(page, "Submit for review", /^Submitted\. The editors/);
  await expect.poll(() => found.size).toBe(2);
  return { carryOut: found.get("carryOut") ?? "", reloadBar: found.get("reloadBar") ?? "" };
}

export async function act(
  request: APIRequestContext,
  origin: string,
  action: string,
  input: unknown,
): Promise<{ status: number; body: string }> {
  const answer = await request.post("/desk", {
    headers: {
      "next-action": action,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      origin,
    },
    data: JSON.stringify([input]),
  });
  return { status: answer.status(), body: await answer.text() };
}

export type Said = Readonly<{ ok: boolean; kind?: string; sentence?: string }>;

export function saidBy(body: string): Said {
  const found = /^\w+:(?<answer>\{"ok":.*\})$/m.exec(body)?.groups?.["answer"];
  if (found === undefined) throw new Error(`no answer in ${body.slice(0, 300)}`);
  return JSON.parse(found) as Said;
}
