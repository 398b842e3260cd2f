// `npm run person`: everything about accounts from the console, in plain sentences, each change with its event.
import { randomBytes, randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import type { PersonAnswer } from "#db/account-change.ts";
import {
  type Account,
  accountOf,
  addPerson,
  disablePerson,
  enablePerson,
  listAccounts,
  setBureaus,
  setPassword,
  setRole,
} from "#db/accounts.ts";
import { listBureaus } from "#db/bureaus.ts";
import { type Role, roles } from "#lib/newsroom/article.ts";
import { slugify } from "#lib/newsroom/slug.ts";
import { hashPassword, passwordProblem } from "./password.ts";
import { normalisedEmail } from "./sign-in.ts";

export const personUsage = `npm run person -- <command>

  list                                            everybody, with role and bureaus
  add <email> --name "Ana Lima" --role reporter --bureaus americas,asia
  role <email> <${roles.join("|")}>
  bureaus <email> [slug …]                        replaces them; none: no bureau
  reset-password <email>                          prints a new one; every session ends
  disable <email>, enable <email>                 counts from the next request on

--password "…" with add and reset-password sets that one instead of a new one.
`;

/** What to print, and the exit code: 0 done, 1 refused, with the sentence that says what to do. */
export type Said = Readonly<{ code: 0 | 1; text: string }>;

const options = {
  name: { type: "string" },
  role: { type: "string" },
  bureaus: { type: "string" },
  password: { type: "string" },
} as const;

const said = (text: string): Said => ({ code: 0, text: `${text}\n` });
const refused = (text: string): Said => ({ code: 1, text: `${text}\n` });

/** Carries out one command line, without the word `person`. */
export async function person(args: readonly string[]): Promise<Said> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return refused(`${error instanceof Error ? error.message : "That can't be read."}\n\n${personUsage}`);
  }
  const { values, positionals } = parsed;
  const [command, address = "", ...rest] = positionals;
  if (command === undefined || command === "help")
    return { code: command === undefined ? 1 : 0, text: personUsage };
  if (command === "list") return said(listed(await listAccounts()));
  const email = normalisedEmail(address);
  if (email === "")
    return refused(`Name the person by email address: npm run person -- ${command} ana@paper.example`);
  const changer = { actorId: null, requestId: `console-${randomUUID()}` };

  switch (command) {
    case "add": {
      const name = values.name?.trim() ?? "";
      if (name === "") return refused('Give the name that readers see: --name "Ana Lima"');
      const role = asRole(values.role ?? "");
      if (role === null) return refused(`Give one of the roles: --role ${roles.join(", --role ")}`);
      const password = newPassword(values.password, email);
      if (!password.ok) return refused(password.problem);
      const answer = await addPerson(changer, {
        email,
        name,
        slug: slugify(name) || "colleague",
        role,
        passwordHash: await hashPassword(password.text),
        bureaus: splitSlugs([values.bureaus ?? ""]),
      });
      return await told(answer, email, () => `Added ${name}, ${role}.${password.shown}`);
    }
    case "role": {
      const role = asRole(rest[0] ?? values.role ?? "");
      if (role === null) return refused(`Give one of the roles: ${roles.join(", ")}`);
      return await told(
        await setRole(changer, email, role),
        email,
        (account) => `${account.name} is now ${role}, from the next request on.`,
      );
    }
    case "bureaus": {
      const slugs = splitSlugs(rest.length > 0 ? rest : [values.bureaus ?? ""]);
      const where = slugs.length === 0 ? "no bureau" : slugs.join(", ");
      return await told(
        await setBureaus(changer, email, slugs),
        email,
        (account) => `${account.name} works in ${where}, from the next request on.`,
      );
    }
    case "reset-password": {
      const password = newPassword(values.password, email);
      if (!password.ok) return refused(password.problem);
      const answer = await setPassword(changer, email, await hashPassword(password.text));
      return await told(
        answer,
        email,
        (account) => `${account.name} has a new password and is signed out everywhere.${password.shown}`,
      );
    }
    case "disable":
      return await told(
        await disablePerson(changer, email),
        email,
        (account) => `${account.name} can't sign in any more and is signed out everywhere.`,
      );
    case "enable":
      return await told(
        await enablePerson(changer, email),
        email,
        (account) => `${account.name} can sign in again.`,
      );
    default:
      return refused(`There is no command "${command}".\n\n${personUsage}`);
  }
}

async function told(answer: PersonAnswer, email: string, done: (account: Account) => string): Promise<Said> {
  if (answer.ok) {
    const account = await accountOf(email);
    return account === null ? refused(`${email} was removed meanwhile.`) : said(done(account));
  }
  switch (answer.refusal.why) {
    case "no-such-person":
      return refused(`Nobody has the address ${email}: npm run person -- list shows who is there.`);
    case "email-taken":
      return refused(
        `Somebody has the address ${email} already: change that account, or use another address.`,
      );
    case "last-administrator":
      return refused("This is the last administrator: give somebody else the role admin first.");
    case "bad-name":
      return refused(`${answer.refusal.sentence} The name is what stands behind --name.`);
    case "no-such-bureau": {
      const known = (await listBureaus()).map(({ slug }) => slug).join(", ");
      return refused(
        `There is no bureau ${answer.refusal.slugs.join(", ")}: choose among ${known || "none yet"}.`,
      );
    }
  }
}

type Password = { ok: true; text: string; shown: string } | { ok: false; problem: string };

/** Twenty letters of a 30-letter alphabet hold 98 bits and can be read out on the telephone. */
function newPassword(given: string | undefined, email: string): Password {
  if (given !== undefined) {
    const problem = passwordProblem(given, email);
    return problem === null ? { ok: true, text: given, shown: "" } : { ok: false, problem };
  }
  const letters = Array.from(randomBytes(20), (byte) => "abcdefghijkmnpqrstuvwxyz234567".charAt(byte % 30));
  const text = letters.join("").replaceAll(/(.{5})(?=.)/gu, "$1-");
  return {
    ok: true,
    text,
    shown: `\nPassword: ${text}\nIt is shown this once: hand it over in person or by telephone.`,
  };
}

function asRole(word: string): Role | null {
  return roles.find((role) => role === word) ?? null;
}

function splitSlugs(words: readonly string[]): string[] {
  return [
    ...new Set(
      words
        .flatMap((word) => word.split(","))
        .map((slug) => slug.trim())
        .filter((slug) => slug !== ""),
    ),
  ];
}

function listed(accounts: readonly Account[]): string {
  if (accounts.length === 0) return "Nobody is here yet: start the server with DEMO=0 and open /set-up.";
  const rows = accounts.map((account) => [
    account.name,
    account.email,
    account.role,
    account.bureaus.join(", "),
    account.disabledAt !== null ? "disabled" : account.signsIn ? "" : "byline only",
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
