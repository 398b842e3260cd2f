// Whoever sends a request's body too slowly is let go. A picture may take the server's whole time, an hour for 25 MB over a line of
// 64 kbit/s, because whoever reads it sees to its pace; everything else that people send is a thousandth of that.
import type { IncomingMessage, ServerResponse } from "node:http";

const usualMs = 600_000;
/** Where pictures are sent to, each read by desk-pictures.ts. */
const takesPictures = /^\/desk\/api\/(?:articles\/[^/?]+\/)?pictures(?:\/[^/?]+\/replacement)?(?:\?|$)/;

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? "0") > 0;
}

/** Call it as a request comes in. */
export function letGoIfBodyStalls(
  request: IncomingMessage,
  response: ServerResponse,
  afterMs = usualMs,
): void {
  if (!hasBody(request)) return;
  const late = setTimeout(() => {
    // A picture that was refused unread is no longer read by anybody.
    if (takesPictures.test(request.url ?? "") && !response.writableEnded) return;
    if (!request.complete) request.socket.destroy();
  }, afterMs).unref();
  request.once("close", () => clearTimeout(late));
}
