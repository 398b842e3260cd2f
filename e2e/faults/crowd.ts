// People who write in several articles at once, watched together: whether all have the same text, and whether that text,
// on their screens and in PostgreSQL, is exactly what they typed.
import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "#bench/figures.ts";
import { until } from "#e2e/instance.ts";
import type { Draft } from "./browser.ts";
import { accountOf, wordsOf } from "./letters.ts";
import type { Newsroom } from "./newsroom.ts";
import { type Habits, Person } from "./person.ts";
import type { Report } from "./report.ts";

/** What is waited for comes within seconds; a machine under load gets more before the test gives up. */
const patience = 90_000;

/** Lines that no fault may bring anybody to. */
const putOut = new Set(["signed-out", "outdated", "hidden", "refused", "unreadable"]);

type Room = Readonly<{ article: Draft; people: Person[]; rest: string }>;

export class Crowd {
  readonly people: Person[] = [];
  readonly #newsroom: Newsroom;
  readonly #rooms: Room[] = [];
  /** Letters that were called saved and weren't in PostgreSQL. */
  lost = 0;
  /** Numbers of the log that somebody was told of and that PostgreSQL didn't have. */
  unheard = 0;
  /** Letters missing or doubled on a screen or in PostgreSQL once everybody was in step. */
  wrong = 0;
  /** Rounds after which two screens, or a screen and PostgreSQL, said different things. */
  apart = 0;
  /** How often letters that were called saved were looked for. */
  looked = 0;

  constructor(newsroom: Newsroom) {
    this.#newsroom = newsroom;
  }

  /** A new article and people to write in it, one for each of these servers; resolves when all of them see the text. */
  async gather(paragraphs: number, at: readonly number[], habits?: Habits): Promise<void> {
    const article = await this.#newsroom.draft(paragraphs);
    const visitors = await this.#newsroom.people(at.length);
    const people = visitors.map(
      (visitor, place) =>
        new Person(this.#newsroom.server(at[place]).origin, visitor, article, place, habits),
    );
    this.people.push(...people);
    await this.inStep();
    this.#rooms.push({ article, people, rest: wordsOf(people[0]?.body ?? "") });
  }

  type(): void {
    for (const person of this.people) person.type();
  }

  async hush(): Promise<void> {
    await Promise.all(this.people.map((person) => person.hush()));
  }

  leave(): void {
    for (const person of this.people) person.leave();
  }

  /** One person of every article stops typing, and a moment later than their last key this resolves. */
  async lastKey(atMostMs: number): Promise<void> {
    await Promise.all(
      this.#rooms.map(async ({ people }) => people[Math.floor(Math.random() * people.length)]?.hush()),
    );
    await pause(Math.random() * atMostMs);
  }

  /** Everybody's screen says that everything is saved. */
  async inStep(): Promise<void> {
    await until("everybody is in step", patience, async () =>
      this.people.every((person) => person.inStep),
    ).catch((error: unknown) => {
      const states = this.people.map((person) => person.how).join("\n");
      const events = this.#newsroom.servers
        .flatMap(({ said }) => said.trimEnd().split("\n").slice(-20))
        .join("\n");
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${states}\n${events}`);
    });
  }

  /** Everybody's screen says that the newsroom is gone. */
  async noticed(people: readonly Person[]): Promise<void> {
    await until("everybody notices", patience, async () => people.every((person) => person.line !== "open"));
  }

  /** Milliseconds from now until each of these people's lines is open again. */
  async backAfter(people: readonly Person[]): Promise<number[]> {
    const began = performance.now();
    const times = new Map<Person, number>();
    await until("everybody is back", patience, async () => {
      for (const person of people)
        if (person.line === "open" && !times.has(person)) times.set(person, performance.now() - began);
      return times.size === people.length;
    });
    return [...times.values()];
  }

  /** Looks in PostgreSQL for what everybody was told is saved; people may go on typing meanwhile. */
  async lookForSaved(): Promise<void> {
    for (const { article, people } of this.#rooms) {
      // What is called saved while PostgreSQL is being read needn't be in what was read.
      const told = Math.max(...people.map((person) => person.told));
      const before = people.map(({ ledger }) => ({ ledger, safe: ledger.safe }));
      const { body, head } = await this.#newsroom.stored(article.id);
      const ledgers = before.map(({ ledger, safe }) => ({ bounds: () => ledger.bounds(safe) }));
      this.lost += accountOf(wordsOf(body), ledgers).lost;
      if (told > head) this.unheard += 1;
      this.looked += before.reduce((sum, { safe }) => sum + safe, 0);
    }
  }

  /** Once nobody types: all screens and PostgreSQL say the same, each letter as often as it was typed. */
  async settle(): Promise<void> {
    await this.hush();
    await this.inStep();
    for (const { article, people, rest } of this.#rooms) {
      const same = async () => new Set(people.map((person) => person.body)).size === 1;
      await until("all screens say the same", patience, same).catch(() => (this.apart += 1));
      const stored = await this.#newsroom.stored(article.id, true);
      if (stored.problem !== null) throw new Error(`article ${article.id}: ${stored.problem}`);
      for (const body of new Set([stored.body, ...people.map((person) => person.body)])) {
        const account = accountOf(
          wordsOf(body),
          people.map((person) => person.ledger),
        );
        this.wrong += account.lost + account.doubled + (account.rest === rest ? 0 : 1);
        if (body !== stored.body) this.apart += 1;
      }
    }
  }

  /** The longest time in ms for which anybody's screen didn't say that everything is saved. */
  get longestUnsavedMs(): number {
    return Math.max(...this.people.map((person) => person.longestUnsavedMs));
  }

  /** What every group promises of the people in it. */
  reportOn(report: Report): void {
    const ledgers = this.people.map((person) => person.ledger);
    report.tells(
      "letters typed",
      `${ledgers.reduce((sum, one) => sum + one.typedInAll, 0)} by ${this.people.length} people in ${this.#rooms.length} articles`,
    );
    report.never(`acknowledged letters lost (looked for ${this.looked} times)`, this.lost);
    report.never("numbers of the log told and not stored", this.unheard);
    report.never("letters missing or doubled once all were in step", this.wrong);
    report.never("rounds that ended with different texts", this.apart);
    const out = this.people.filter((person) => person.lines.some((line) => putOut.has(line)));
    report.never("people signed out or put out of the text", out.length);
  }
}

/** A row of times in words. */
export function spreadOf(times: readonly number[]): string {
  const [half, most, all] = [0.5, 0.95, 1].map((share) => `${(quantile(times, share) / 1000).toFixed(1)} s`);
  return `median ${half}, p95 ${most}, max ${all}`;
}
