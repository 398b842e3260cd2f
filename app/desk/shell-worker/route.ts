// The service worker's script at an address that stays the same. Its first line names the build, so that every upgrade is
// a new worker to the browser.
import { z } from "zod";
import { handler } from "#lib/server/handler.ts";
import { shellWorkerScript } from "#lib/server/shell-build.ts";

export const GET = handler({ params: z.object({}), body: null }, async () => {
  const script = await shellWorkerScript();
  if (script === null) return null;
  return new Response(script, {
    headers: { "content-type": "text/javascript; charset=utf-8", "service-worker-allowed": "/desk" },
  });
});
