// What comes in is cut off while it streams: a body that says it is small and isn't costs no memory, nor one that never ends.

export type Body =
  | Readonly<{ ok: true; bytes: Buffer }>
  | Readonly<{ ok: false; why: "too-large" | "too-slow" }>;

/** At least so many bytes in each stretch of time. */
export type Pace = Readonly<{ bytes: number; everyMs: number }>;

/** 4 KB a second, half of what a line of 64 kbit/s carries: slower than that nobody sends a picture. */
export const uploadPace: Pace = { bytes: 80_000, everyMs: 20_000 };

/** The request's body, or not ok as soon as it passes `maxBytes` or falls behind the pace. */
export async function bodyUpTo(request: Request, maxBytes: number, pace: Pace | null = null): Promise<Body> {
  const announced = Number(request.headers.get("content-length") ?? "0");
  if (announced > maxBytes) return { ok: false, why: "too-large" };
  if (request.body === null) return { ok: true, bytes: Buffer.alloc(0) };
  const chunks: Uint8Array[] = [];
  let size = 0;
  let slow = false;
  const reader = request.body.getReader();
  let before = 0;
  const watch =
    pace &&
    setInterval(() => {
      slow = size - before < pace.bytes;
      before = size;
      // Not cancelled: that would cut the line, and the answer could not be heard.
      if (slow) reader.releaseLock();
    }, pace.everyMs);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { ok: true, bytes: Buffer.concat(chunks) };
      size += value.byteLength;
      if (size > maxBytes) {
        await reader.cancel();
        return { ok: false, why: "too-large" };
      }
      chunks.push(value);
    }
  } catch (error) {
    if (slow) return { ok: false, why: "too-slow" };
    throw error;
  } finally {
    if (watch) clearInterval(watch);
  }
}

/** The media type without its parameters, lower case; empty when absent. */
export function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
