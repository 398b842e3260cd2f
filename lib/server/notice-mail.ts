// Notices as mail: the letters that people get, and the outbox's work of sending them.
import { z } from "zod";
import {
  giveUpMail,
  letterOfDay,
  letterOfNotice,
  markDayMailed,
  markMailed,
  type Letter,
} from "#db/notice-mail.ts";
import type { ShownNotice } from "#db/notices.ts";
import { TaskRefused, type Task } from "#db/outbox.ts";
import { siteFacts } from "#db/site.ts";
import { escape } from "#lib/document/html.ts";
import { env } from "#lib/env.ts";
import { timeInZone } from "#lib/newsroom/wording.ts";
import { headerLine, sendMail, type Mail } from "./mail.ts";

/** With doubling pauses up to an hour: about a day. Then the mail is no news any more. */
const mostTries = 34;

type Site = Readonly<{ name: string; zone: string }>;

/** The place that a notice is about; its id tells the screen that it was read. */
function addressOf(origin: string, { id, href }: ShownNotice): string {
  const place = href ?? "/desk/notices";
  return `${origin}${place}${place.includes("?") ? "&" : "?"}notice=${id}`;
}

/** The finished letter. Links lead to SITE_URL alone, whatever host anybody asked for. */
export function letterMail(letter: Letter, site: Site, messageId: string): Mail {
  const origin = env.siteUrl();
  const settings = `${origin}/desk/notices/settings`;
  const { to, notices, more } = letter;
  const [first] = notices;
  const daily = messageId.startsWith("digest");
  const count = notices.length + more;
  const subject =
    daily || !first
      ? `${count === 1 ? "1 notice" : `${count} notices`} from ${site.name}`
      : first.sentence.replace(/\.$/u, "");
  const others = more > 0 ? `And ${more} more: ${origin}/desk/notices` : null;
  const why = `${site.name} wrote to you because you work there. Choose what you are mailed: ${settings}`;
  const when = (one: ShownNotice) => timeInZone(one.at, site.zone);
  const text = [
    ...notices.map((one) => `${headerLine(one.sentence, 500)}\n${when(one)}\n${addressOf(origin, one)}`),
    ...(others === null ? [] : [others]),
    `-- \n${why}`,
  ].join("\n\n");
  const items = notices.map(
    (one) =>
      `<p style="margin:0 0 20px"><a href="${escape(addressOf(origin, one))}" style="font-weight:600">${escape(headerLine(one.sentence, 500))}</a><br><small>${escape(when(one))}</small></p>`,
  );
  // No colour of its own: a mailbox's light or dark page stays readable.
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escape(headerLine(subject))}</title></head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,sans-serif"><div style="max-width:36em;margin:0 auto">
${items.join("\n")}
${more > 0 ? `<p style="margin:0 0 20px"><a href="${escape(`${origin}/desk/notices`)}">And ${more} more</a></p>` : ""}
<hr style="border:0;border-top:1px solid;opacity:.2"><p><small>${escape(site.name)} wrote to you because you work there. <a href="${escape(settings)}">Choose what you are mailed</a>.</small></p>
</div></body></html>
`;
  return {
    to: { name: to.name, address: to.email },
    subject,
    text,
    html,
    messageId,
    unsubscribe: settings,
    fromName: site.name,
  };
}

/** Send a letter, once. What can't be brought is given up, and whoever manages people hears of it. */
async function send(letter: Letter, messageId: string, tries: number): Promise<boolean> {
  const facts = await siteFacts();
  const site = { name: facts?.name ?? "Nightdesk", zone: facts?.zone ?? "UTC" };
  try {
    return await sendMail(letterMail(letter, site, messageId));
  } catch (error) {
    if (!(error instanceof TaskRefused) && tries < mostTries) throw error;
    await giveUpMail(letter);
    throw error instanceof TaskRefused
      ? error
      : new TaskRefused(`given up after ${tries} tries`, { cause: error });
  }
}

const noticeTask = z.object({ notice: z.string() });
const digestTask = z.object({ person: z.string(), day: z.string() });

/** The mail of one notice, at once. */
export async function sendNotice({ payload, tries }: Task): Promise<void> {
  const { notice } = noticeTask.parse(payload);
  const letter = await letterOfNotice(notice);
  if (letter !== null && (await send(letter, notice, tries))) await markMailed(notice);
}

/** One person's mail of the day. */
export async function sendDigest({ payload, tries }: Task): Promise<void> {
  const { person, day } = digestTask.parse(payload);
  const letter = await letterOfDay(person);
  if (letter !== null && (await send(letter, `digest-${day}.${person}`, tries))) await markDayMailed(letter);
}
