// Asks this very server for its own pages, as a reader would. No other address is ever asked.
import { env } from "#lib/env.ts";

export type Asked = Readonly<{ status: number; type: string; body: Buffer; text: string }>;

const patienceMs = 10_000;

/** Where this process listens: a listener on every address is reached on this machine's own. */
function here(): string {
  const host = env.host();
  const name = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${env.port()}`;
}

/** What stands at a path of this site. Throws when the server can't be reached. */
export async function askHere(path: string): Promise<Asked> {
  const answer = await fetch(here() + path, {
    redirect: "manual",
    cache: "no-store",
    signal: AbortSignal.timeout(patienceMs),
  });
  const body = Buffer.from(await answer.arrayBuffer());
  return {
    status: answer.status,
    type: answer.headers.get("content-type") ?? "",
    body,
    text: body.toString("utf8"),
  };
}
