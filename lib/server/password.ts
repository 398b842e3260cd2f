// Passwords: argon2id at 19 MiB, two passes, one lane (OWASP's first choice), and at most two hashes at once,
// so that a flood of guesses cannot take the machine from the readers.
import { hash, verify } from "@node-rs/argon2";
import { randomBytes } from "node:crypto";

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const atOnce = 2;
const longestQueue = 64;
const longestPassword = 1024;
export const shortestPassword = 12;

type HashQueue = { running: number; waiting: (() => void)[]; stranger: Promise<string> | null };

declare global {
  /** Next's bundle and the server in front of it are two module graphs in one process: they share this queue. */
  var nightdeskHashQueue: HashQueue | undefined;
}

/** Too many people sign in at this moment. The request may come again in a second or two. */
export class HashQueueFull extends Error {
  override name = "HashQueueFull";
}

function queue(): HashQueue {
  globalThis.nightdeskHashQueue ??= { running: 0, waiting: [], stranger: null };
  return globalThis.nightdeskHashQueue;
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const line = queue();
  if (line.running >= atOnce) {
    if (line.waiting.length >= longestQueue) throw new HashQueueFull("The queue of password checks is full.");
    // Whoever finishes hands over its place without giving it up, so nobody can slip in between.
    await new Promise<void>((resolve) => line.waiting.push(resolve));
  } else {
    line.running += 1;
  }
  try {
    return await work();
  } finally {
    const next = line.waiting.shift();
    if (next === undefined) line.running -= 1;
    else next();
  }
}

/** NFKC, so that the same password typed on another keyboard is the same password. */
function normalised(password: string): string {
  return password.normalize("NFKC");
}

/** The encoded argon2id hash that the table person keeps. */
export async function hashPassword(password: string): Promise<string> {
  return await inTurn(() => hash(normalised(password), cost));
}

/**
 * Whether the password is the one behind the hash. Without a hash (unknown person, no password yet) it does the same
 * work against a hash that nothing matches, so that the answer's time tells nothing.
 */
export async function passwordMatches(encoded: string | null, password: string): Promise<boolean> {
  const line = queue();
  line.stranger ??= hash(randomBytes(32), cost);
  const against = encoded ?? (await line.stranger);
  const given = password.length > longestPassword ? "" : normalised(password);
  const matches = await inTurn(() => verify(against, given));
  return matches && encoded !== null && given !== "";
}

/** Passwords of twelve characters and more that every guessing list begins with. Compared without case, blanks and marks. */
const common = new Set(
  `123456123456 123456781234 1234567890ab 123456789012 1234567890123 12345678901234 123456789123 1234567890qwe 123123123123
  111111111111 000000000000 aaaaaaaaaaaa abcdefghijkl abcdefghijklm abcd12345678 abcdef123456 abc123abc123 a1b2c3d4e5f6
  qwertyuiop12 qwertyuiop123 qwertyuiopas qwertyuiopasdf qwerty123456 qwertyqwerty qwerty1234567 1qaz2wsx3edc 1q2w3e4r5t6y 1q2w3e4r5t6y7u
  zaq12wsxcde3 asdfghjklzxc asdfghjkl123 zxcvbnm12345 zxcvbnmasdfg qazwsxedcrfv password1234 password12345 password123456 passwordpassword
  mypassword123 newpassword123 passw0rd1234 p4ssw0rd1234 changeme1234 changemenow1 letmein12345 letmeinletmein welcome12345 welcome123456
  welcomewelcome administrator administrator1 adminadmin12 adminadminadmin admin1234567 admin12345678 administrator123 rootrootroot superadmin123
  iloveyou1234 iloveyouforever iloveyou12345 sunshine1234 princess1234 football1234 baseball1234 superman1234 batman123456 dragon123456
  monkey123456 master123456 shadow123456 michael12345 jennifer1234 liverpool123 manchesterunited chelsea12345 trustno11234 starwars1234
  computer1234 internet1234 whatever1234 secret123456 summer202412 summer202512 summer202612 winter202412 winter202512 winter202612
  company12345 newspaper123 newsroom1234 editor123456 journalist123 nightdeskdemo nightdesk1234 nightdesk12345 nightdesknightdesk correcthorsebatterystaple`.split(
    /\s+/u,
  ),
);

/** What is wrong with a new password, as a sentence that says what to do; null when nothing is. */
export function passwordProblem(password: string, email: string): string | null {
  const given = normalised(password);
  const bare = given.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, "");
  if (Array.from(given).length < shortestPassword)
    return `Use at least ${shortestPassword} characters: four or five unrelated words make a good password.`;
  if (given.length > longestPassword) return `Use at most ${longestPassword} characters.`;
  if (/\p{Cc}/u.test(given)) return "Leave out control characters: type the password instead of pasting it.";
  if (new Set(bare).size < 5)
    return "Use more different characters: four or five unrelated words make a good password.";
  if (common.has(bare))
    return "This password is on every guessing list. Choose another one: four or five unrelated words, say.";
  const [account = "", host = ""] = email.toLowerCase().split("@");
  const said = given.toLowerCase();
  if (
    account !== "" &&
    (said === email.toLowerCase() || said.replaceAll(account, "").replaceAll(host, "").length < 6)
  ) {
    return "Don't build the password from the email address. Choose another one: four or five unrelated words, say.";
  }
  return null;
}
