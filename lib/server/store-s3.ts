// Keeps files in a bucket of an S3-compatible server, which an administrator names in the environment and nobody else can. Four
// requests of the protocol are all it needs; each is signed, with the digest of what it carries.
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { AwsClient } from "aws4fetch";
import type { S3Settings } from "#lib/env.ts";
import { type Store, StoreAway, StoreFull } from "./store.ts";

/** Below this in the bucket, so that it can hold other things as well. */
const prefix = "media/";
const patienceMs = 30_000;
const mostTries = 3;
const pauseMs = 50;

const unescaped: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const plain = (xml: string): string =>
  xml.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_whole, name: string) => unescaped[name] ?? "");

/** A store in a bucket, which is listed so many names at a time. */
export function s3Store(place: S3Settings, listedAtOnce = 1_000): Store {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = place;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 0 });
  const base = `${endpoint}/${encodeURIComponent(bucket)}`;
  const fileAt = (name: string) => `${base}/${prefix}${encodeURIComponent(name)}`;

  async function once(method: string, url: string, body: Uint8Array | null, type: string): Promise<Response> {
    const digest = createHash("sha256")
      .update(body ?? "")
      .digest("hex");
    const signed = await client.sign(url, {
      method,
      headers: { "x-amz-content-sha256": digest, ...(body && { "content-type": type }) },
      ...(body && { body: new Uint8Array(body) }),
    });
    return fetch(signed, { redirect: "error", signal: AbortSignal.timeout(patienceMs) });
  }

  /** Asked again when the server is away or says that it is. Answers 404 and what is below 300; all else is thrown. */
  async function ask(
    method: string,
    url: string,
    body: Uint8Array | null = null,
    type = "",
  ): Promise<Response> {
    let last: unknown;
    for (let tries = 1; tries <= mostTries; tries++) {
      if (tries > 1) await pause(pauseMs * 2 ** tries);
      let answer: Response;
      try {
        answer = await once(method, url, body, type);
      } catch (error) {
        last = error;
        continue;
      }
      if (answer.ok || answer.status === 404) return answer;
      const said = await answer.text().catch(() => "");
      const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(said)?.[1] ?? "no code";
      if (answer.status === 507 || code === "QuotaExceeded") throw new StoreFull("the bucket is full");
      last = new Error(`${method} answered ${answer.status} (${code})`);
      if (answer.status < 500 && answer.status !== 429) break;
    }
    throw new StoreAway("the picture storage did not do as it was asked", { cause: last });
  }

  /** Names after `from`, in the server's order; `whole` says that these are the last. Listed by name, which every such server can. */
  async function listed(from: string): Promise<Readonly<{ names: string[]; whole: boolean }>> {
    const url = new URL(base);
    url.searchParams.set("prefix", prefix);
    url.searchParams.set("max-keys", String(listedAtOnce));
    if (from !== "") url.searchParams.set("marker", prefix + from);
    const answer = await ask("GET", url.href);
    const xml = await answer.text();
    if (answer.status === 404) throw new StoreAway(`there is no bucket named ${bucket}`);
    const names = [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) =>
      plain(key).slice(prefix.length),
    );
    return { names, whole: names.length === 0 || !/<IsTruncated>true<\/IsTruncated>/.test(xml) };
  }

  return {
    async read(name) {
      const answer = await ask("GET", fileAt(name));
      return answer.status === 404 ? null : Buffer.from(await answer.arrayBuffer());
    },
    async has(name) {
      const answer = await ask("HEAD", fileAt(name));
      return answer.status !== 404;
    },
    async write(name, bytes, type) {
      const answer = await ask("PUT", fileAt(name), bytes, type);
      if (answer.status === 404) throw new StoreAway(`there is no bucket named ${bucket}`);
      await answer.arrayBuffer();
    },
    async names() {
      const all: string[] = [];
      for (;;) {
        const { names, whole } = await listed(all.at(-1) ?? "");
        all.push(...names);
        if (whole) return all;
      }
    },
  };
}
