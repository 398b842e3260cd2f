// What failed in a page, action or handler, where the operator looks for it: the person sees the digest, the log has the rest.
import type { Instrumentation } from "next";

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // Next loads this file for every runtime; the log is Node's.
  const { log } = await import("#lib/server/log.ts");
  log("request-error", {
    path: request.path.split("?", 1)[0],
    method: request.method,
    route: context.routePath,
    kind: context.routeType,
    digest: typeof error === "object" && error !== null && "digest" in error ? error.digest : undefined,
    error,
  });
};
