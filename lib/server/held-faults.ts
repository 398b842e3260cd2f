// A page that failed because the database is away is no fault of the page: 503 with Retry-After instead of Next's 500,
// and no cookie touched, so that the same tab works on a moment later.
import type { IncomingMessage, ServerResponse } from "node:http";
import { databaseAnswers } from "#db/auth.ts";
import { log } from "./log.ts";
import { newsroomAway } from "./unavailable.ts";

const patienceMs = 3_000;

async function databaseIsAway(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<true>((resolve) => {
    timer = setTimeout(resolve, patienceMs, true);
  });
  const asked = databaseAnswers().then(
    () => false,
    () => true,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/**
 * Hold back an answer of status 500 until it is known whether the database was the cause; every other answer passes
 * untouched, as it is written. Call it before the handler gets the response.
 */
export function holdFaults(request: IncomingMessage, response: ServerResponse): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const flushHeaders = response.flushHeaders.bind(response);
  let held: Buffer[] | null = null;
  const holds = (): boolean => held !== null || (!response.headersSent && response.statusCode === 500);
  const keep = (chunk: unknown): void => {
    held ??= [];
    if (typeof chunk === "string") held.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) held.push(Buffer.from(chunk));
  };
  const release = async (): Promise<void> => {
    const away = await databaseIsAway();
    Object.assign(response, { write, end, flushHeaders });
    if (!away) return void response.end(Buffer.concat(held ?? []));
    log("database-away", { where: "page", request: request.headers["x-nightdesk-request"] });
    const { status, headers, body } = newsroomAway(request.headers.accept ?? "");
    for (const name of ["set-cookie", "content-length", "etag", "link", "transfer-encoding"])
      response.removeHeader(name);
    for (const [name, value] of headers) response.setHeader(name, value);
    response.writeHead(status, { "content-length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  const heldWrite = (...sent: Parameters<typeof write>): boolean => {
    if (!holds()) return write(...sent);
    keep(sent[0]);
    const written = sent.findLast((one) => typeof one === "function");
    if (written) process.nextTick(written);
    return true;
  };
  const heldEnd = (...sent: Parameters<typeof end>): ServerResponse => {
    if (!holds()) return end(...sent);
    keep(sent[0]);
    const ended = sent.findLast((one): one is () => void => typeof one === "function");
    if (ended) response.once("finish", ended);
    void release();
    return response;
  };
  Object.assign(response, {
    write: heldWrite,
    end: heldEnd,
    flushHeaders: () => {
      if (!holds()) flushHeaders();
    },
  });
}
