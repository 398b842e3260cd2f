// The first minute of a newsroom without demo data: once, by whoever reads the console.
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { returnAttempt, takeAttempt } from "#db/auth.ts";
import { isDatabaseAway } from "#db/client.ts";
import { createNewsroom, knowsZone, type SiteFacts } from "#db/site.ts";
import { env } from "#lib/env.ts";
import { isZone, unknownZone } from "#lib/newsroom/settings.ts";
import { sectionSlugProblem, slugify } from "#lib/newsroom/slug.ts";
import { hashPassword, passwordProblem } from "./password.ts";
import { normalisedEmail } from "./sign-in.ts";

const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 12;

/** Set-up is for an empty database of a server that was told to make no demo newsroom. */
export function setUpIsOpen(site: SiteFacts | null): boolean {
  return site === null && env.demo() === "off";
}

/**
 * The code that the console prints at start, such as `7KQ2-M9RD-XW4H`. It follows from AUTH_SECRET, so that every
 * instance and every restart tells the same one; once a newsroom exists it opens nothing.
 */
export function setUpCode(): string {
  const bytes = createHmac("sha256", env.authSecret()).update("nightdesk set-up").digest();
  const letters = Array.from(bytes.subarray(0, codeLength), (byte) =>
    alphabet.charAt(byte % alphabet.length),
  );
  return letters.join("").replaceAll(/(.{4})(?=.)/gu, "$1-");
}

function codeIsRight(given: string): boolean {
  const plain = (code: string) =>
    createHmac("sha256", "compare")
      .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/gu, ""))
      .digest();
  return timingSafeEqual(plain(given), plain(setUpCode()));
}

export const setUpFields = [
  "code",
  "siteName",
  "zone",
  "bureau",
  "sections",
  "chiefName",
  "chiefEmail",
  "chiefPassword",
  "adminName",
  "adminEmail",
  "adminPassword",
] as const;
export type SetUpField = (typeof setUpFields)[number];
export type SetUpValues = Readonly<Record<SetUpField, string>>;
export type SetUpProblems = Readonly<Partial<Record<SetUpField, string>>>;

const name = (what: string, longest = 80) =>
  z
    .string()
    .transform((text) => text.normalize("NFC").trim().replaceAll(/\s+/gu, " "))
    .refine((text) => text !== "", `Fill in ${what}.`)
    .refine((text) => text.length <= longest, `Use at most ${longest} characters.`)
    .refine((text) => !/\p{Cc}/u.test(text), "Leave out control characters.");

const email = z
  .string()
  .transform(normalisedEmail)
  .refine((text) => /^[^@]+@[^@]+\.[^@]+$/u.test(text), "Write an email address, such as ana@paper.example.");

const form = z.strictObject({
  code: z
    .string()
    .max(100)
    .refine(codeIsRight, "This is not the code. It stands on the console where the server was started."),
  siteName: name("the publication's name"),
  zone: z.string().trim().refine(isZone, unknownZone),
  bureau: name("the first bureau's name").refine(
    (text) => slugify(text) !== "",
    "Use at least one Latin letter: the name stands in addresses.",
  ),
  sections: z
    .string()
    .max(2_000)
    .transform((text) => [
      ...new Set(
        text
          .split(/[\n,]/u)
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ]),
  chiefName: name("the chief's name"),
  chiefEmail: email,
  chiefPassword: z.string().max(4_096),
  adminName: name("the administrator's name"),
  adminEmail: email,
  adminPassword: z.string().max(4_096),
});

function sectionsProblem(sections: readonly string[]): string | undefined {
  if (sections.length === 0) return "Name at least one section, one a line.";
  if (sections.length > 30) return "Start with at most 30 sections.";
  const slugs = sections.map((section) => slugify(section));
  const wrong = sections.find(
    (section, at) => section.length > 60 || sectionSlugProblem(slugs[at] ?? "") !== null,
  );
  if (wrong !== undefined)
    return `“${wrong}” can't be a section: its address means something else, is too long or has no Latin letter. Choose another name.`;
  const twice = sections.find((_, at) => slugs.indexOf(slugs[at] ?? "") !== at);
  return twice === undefined
    ? undefined
    : `“${twice}” has the same address as another section. Choose another name.`;
}

export type SetUpAnswer =
  | Readonly<{ ok: true; email: string }>
  | Readonly<{ ok: false; why: "problems"; problems: SetUpProblems }>
  | Readonly<{ ok: false; why: "done-already" | "database-away" }>
  | Readonly<{ ok: false; why: "wait"; minutes: number }>;

/** Judges the form and makes the newsroom. Wrong codes count against the network, ten in fifteen minutes. */
export async function setUp(values: SetUpValues, network: string, requestId: string): Promise<SetUpAnswer> {
  try {
    return await judgedSetUp(values, network, requestId);
  } catch (error) {
    if (isDatabaseAway(error)) return { ok: false, why: "database-away" };
    throw error;
  }
}

async function judgedSetUp(values: SetUpValues, network: string, requestId: string): Promise<SetUpAnswer> {
  const tries = [{ what: `set-up:${network}`, limit: 10 }];
  const place = await takeAttempt(tries);
  if (!place.ok) return { ok: false, why: "wait", minutes: Math.ceil(place.retryAfter / 60) };
  if (codeIsRight(values.code)) await returnAttempt(tries, []);
  const parsed = form.safeParse(values);
  const problems: Partial<Record<SetUpField, string>> = {};
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const field = setUpFields.find((known) => known === path[0]);
      if (field !== undefined) problems[field] ??= message;
    }
  }
  const sections = sectionsProblem(
    parsed.success ? parsed.data.sections : (form.shape.sections.safeParse(values.sections).data ?? []),
  );
  if (sections !== undefined) problems.sections ??= sections;
  for (const who of ["chief", "admin"] as const) {
    const problem = passwordProblem(values[`${who}Password`], values[`${who}Email`]);
    if (problem !== null) problems[`${who}Password`] = problem;
  }
  if (
    normalisedEmail(values.chiefEmail) !== "" &&
    normalisedEmail(values.chiefEmail) === normalisedEmail(values.adminEmail)
  ) {
    problems.adminEmail ??=
      "The administrator needs an address of their own: managing people gives no right over articles.";
  }
  if (parsed.success && !(await knowsZone(parsed.data.zone))) problems.zone ??= unknownZone;
  if (!parsed.success || Object.keys(problems).length > 0) return { ok: false, why: "problems", problems };

  const { data } = parsed;
  const [chiefHash, adminHash] = await Promise.all([
    hashPassword(values.chiefPassword),
    hashPassword(values.adminPassword),
  ]);
  const account = (given: string, address: string, passwordHash: string) => ({
    name: given,
    email: address,
    slug: slugify(given) || "colleague",
    passwordHash,
  });
  const made = await createNewsroom(
    {
      name: data.siteName,
      zone: data.zone,
      bureau: { name: data.bureau, slug: slugify(data.bureau) },
      sections: data.sections.map((section) => ({ name: section, slug: slugify(section) })),
      chief: account(data.chiefName, data.chiefEmail, chiefHash),
      admin: account(data.adminName, data.adminEmail, adminHash),
    },
    requestId,
  );
  return made ? { ok: true, email: data.adminEmail } : { ok: false, why: "done-already" };
}
