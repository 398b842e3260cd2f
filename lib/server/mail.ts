// Mail by SMTP. One finished letter to one person; what a server refuses for good is told apart from what may still work.
import { createTransport } from "nodemailer";
import { TaskRefused } from "#db/outbox.ts";
import { env, isLoopback } from "#lib/env.ts";

export type Mail = Readonly<{
  to: Readonly<{ name: string; address: string }>;
  subject: string;
  text: string;
  html: string;
  /** The same at every try, so that a mailbox can tell a repetition. */
  messageId: string;
  /** Where its reader chooses to have no more of it. */
  unsubscribe: string;
  /** As whom, unless MAIL_FROM says so. */
  fromName: string;
}>;

const connectMs = 5_000;
const silentMs = 20_000;

/** One address and nothing else: no list, no comment, no quoted part. */
const addressShape = /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"[\]]+$/u;

/** One line of plain words, for a header: no control characters, nothing that turns its direction. */
export function headerLine(text: string, longest = 200): string {
  const line = text
    .replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200E\u200F]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

/** Why another try can't help, or null. Refusals of recipient or text count; a server that lets nobody in may change its mind. */
function refusedForGood(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error ? error.code : null;
  const status = "responseCode" in error ? error.responseCode : null;
  const final = typeof status === "number" && status >= 500 && status < 600;
  return final && (code === "EENVELOPE" || code === "EMESSAGE") ? `the server answered ${status}` : null;
}

/**
 * Hand one mail to the mail server. False: mail is off, and nothing was sent.
 * @throws TaskRefused when no further try would help; any other error may pass
 */
export async function sendMail(mail: Mail): Promise<boolean> {
  const settings = env.mail();
  if (settings === null) return false;
  if (!addressShape.test(mail.to.address)) throw new TaskRefused("the person's address is none");
  const url = new URL(settings.url);
  const secure = url.protocol === "smtps:";
  const user = decodeURIComponent(url.username);
  const transport = createTransport({
    host: url.hostname.replaceAll(/^\[|\]$/g, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    // A password never leaves in the clear, but to this machine itself.
    requireTLS: user !== "" && !secure && !isLoopback(url.hostname),
    ...(user !== "" && { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silentMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { from } = settings;
  try {
    await transport.sendMail({
      from: { name: headerLine(from.name ?? mail.fromName, 100), address: from.address },
      to: { name: headerLine(mail.to.name, 100), address: mail.to.address },
      envelope: { from: from.address, to: [mail.to.address] },
      subject: headerLine(mail.subject),
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.messageId}@${new URL(env.siteUrl()).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated", "List-Unsubscribe": `<${mail.unsubscribe}>` },
    });
    return true;
  } catch (error) {
    const final = refusedForGood(error);
    throw final === null ? error : new TaskRefused(final);
  } finally {
    transport.close();
  }
}
