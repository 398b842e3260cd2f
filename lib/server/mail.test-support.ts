// A mail server for tests: takes SMTP on a free port, keeps what it was handed, and can be told to refuse or to be away.
import { createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export type CaughtMail = Readonly<{
  from: string;
  to: readonly string[];
  /** Lower-case names; unfolded, encoded words decoded. */
  headers: Readonly<Record<string, string>>;
  text: string;
  html: string;
  raw: string;
}>;

export type MailCatcher = {
  readonly url: string;
  readonly mails: CaughtMail[];
  /** What it answers to a recipient: 250, or a refusal for now (4xx) or for good (5xx). */
  answer: number;
  /** Waits until so many mails lie here. */
  until(count: number): Promise<CaughtMail[]>;
  /** Stop listening; `back` listens on the same port again. */
  away(): Promise<void>;
  back(): Promise<void>;
  close(): Promise<void>;
};

function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/gu, "?==?")
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/giu, (_, how: string, words: string) =>
      how.toLowerCase() === "b"
        ? Buffer.from(words, "base64").toString("utf8")
        : quotedPrintable(words.replaceAll("_", " ")),
    );
}

function quotedPrintable(text: string): string {
  const joined = text.replaceAll(/=\r?\n/gu, "");
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/giu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function partsOf(raw: string): { headers: Record<string, string>; body: string } {
  const at = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, at)
    .replaceAll(/\r\n[ \t]+/gu, " ")
    .split("\r\n");
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = decodeWords(line.slice(colon + 1).trim());
  }
  return { headers, body: raw.slice(at + 4) };
}

function read(raw: string, envelope: Readonly<{ from: string; to: readonly string[] }>): CaughtMail {
  const { headers, body } = partsOf(raw);
  const boundary = /boundary="?([^";]+)"?/u.exec(headers["content-type"] ?? "")?.[1] ?? "none";
  const part = (type: string): string => {
    const found = body
      .split(`--${boundary}`)
      .map((one) => partsOf(one.trimStart()))
      .find((one) => one.headers["content-type"]?.startsWith(type));
    if (!found) return "";
    const how = found.headers["content-transfer-encoding"];
    if (how === "base64") return Buffer.from(found.body, "base64").toString("utf8");
    return how === "quoted-printable" ? quotedPrintable(found.body) : found.body;
  };
  return { ...envelope, headers, text: part("text/plain"), html: part("text/html"), raw };
}

export async function catchMail(): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const sockets = new Set<Socket>();
  const talk = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    let [buffer, from, to, inData] = ["", "", [] as string[], false];
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 catcher ESMTP");
    socket.on("data", (chunk) => {
      buffer += chunk.toString("latin1");
      for (;;) {
        const end = inData ? buffer.indexOf("\r\n.\r\n") : buffer.indexOf("\r\n");
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (inData ? 5 : 2));
        if (inData) {
          mails.push(read(line.replaceAll(/^\.\./gmu, "."), { from, to }));
          [inData, to] = [false, []];
          say("250 kept");
        } else if (/^(EHLO|HELO)/iu.test(line)) say("250 catcher");
        else if (/^MAIL FROM:/iu.test(line)) {
          from = /<(.*)>/u.exec(line)?.[1] ?? "";
          say("250 ok");
        } else if (/^RCPT TO:/iu.test(line)) {
          if (catcher.answer === 250) to.push(/<(.*)>/u.exec(line)?.[1] ?? "");
          say(catcher.answer === 250 ? "250 ok" : `${catcher.answer} no`);
        } else if (/^DATA/iu.test(line)) {
          inData = true;
          say("354 go on");
        } else if (/^QUIT/iu.test(line)) {
          say("221 bye");
          socket.end();
        } else say("250 ok");
      }
    });
  };
  let server: Server = createServer(talk);
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server = createServer(talk);
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  await listen(0);
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const catcher: MailCatcher = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answer: 250,
    async until(count) {
      const deadline = performance.now() + 20_000;
      while (mails.length < count) {
        if (performance.now() > deadline)
          throw new Error(
            `${mails.length} of ${count} mails came: ${mails.map((one) => one.headers["subject"]).join("; ")}`,
          );
        await pause(10);
      }
      return mails;
    },
    away: stop,
    back: () => listen(port),
    close: stop,
  };
  return catcher;
}
