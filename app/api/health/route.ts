// For whoever watches the server: 200 while the database answers, 503 while it doesn't.
import { purgeHead } from "#db/purge-log.ts";
import { log } from "#lib/server/log.ts";

export const dynamic = "force-dynamic";

const patienceMs = 3_000;

export async function GET(): Promise<Response> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("the database did not answer in time")), patienceMs).unref();
  });
  try {
    await Promise.race([purgeHead(), late]);
    return Response.json({ ok: true, database: "ok" }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    log("unhealthy", { error });
    return Response.json(
      { ok: false, database: "away" },
      { status: 503, headers: { "cache-control": "no-store", "retry-after": "5" } },
    );
  }
}
