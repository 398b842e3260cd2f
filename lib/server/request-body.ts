// What comes in is cut off while it streams: a body that says it is small and isn't costs no memory.

export type Body = Readonly<{ ok: true; bytes: Buffer }> | Readonly<{ ok: false }>;

/** The request's body, or not ok as soon as it passes `maxBytes`. */
export async function bodyUpTo(request: Request, maxBytes: number): Promise<Body> {
  const announced = Number(request.headers.get("content-length") ?? "0");
  if (announced > maxBytes) return { ok: false };
  if (request.body === null) return { ok: true, bytes: Buffer.alloc(0) };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { ok: true, bytes: Buffer.concat(chunks) };
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return { ok: false };
    }
    chunks.push(value);
  }
}

/** The media type without its parameters, lower case; empty when absent. */
export function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
