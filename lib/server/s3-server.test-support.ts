// A real S3-compatible server on a port of its own, spoken to over HTTP, that refuses what is not signed with its keys.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "@20minutes/s3rver";
import type { S3Settings } from "#lib/env.ts";

export type S3Server = Readonly<{ settings: S3Settings; close(): Promise<void> }>;

/** Its keys are the server's own. */
export async function startS3Server(bucket: string): Promise<S3Server> {
  const directory = mkdtempSync(path.join(tmpdir(), "nightdesk-s3-"));
  const server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      region: "us-east-1",
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
    },
    async close() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
