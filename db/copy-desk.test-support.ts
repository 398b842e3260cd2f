// A reporter and an editor in a process of their own, for tests and measurements that stand outside: each line of JSON
// on standard input is a wish, each line on standard output its answer. The database is the one that the environment names.
import { createInterface } from "node:readline";
import { openSession } from "./auth.ts";
import { closePools, newsroom, newsroomSql } from "./client.ts";
import {
  draftArticle,
  finished,
  longBody,
  must,
  smallNewsroom,
  wish as wishFor,
  write,
} from "./newsroom.test-support.ts";
import { purge } from "./purge.ts";

export type DeskWish =
  /** A text up to its approval; `words` are in its headline, its standfirst and its body. */
  | Readonly<{ do: "ready"; words?: string }>
  /** A draft that stays one. */
  | Readonly<{ do: "draft"; words: string }>
  /** Under embargo until tomorrow, which publishing is tried against; `lift` ends it. */
  | Readonly<{ do: "embargo" | "lift"; id: number }>
  | Readonly<{ do: "publish" | "publish-again" | "kill" | "withhold" | "record"; id: number }>
  /** A new text for a live article, up to its approval; `publish-change` brings it to readers. */
  | Readonly<{ do: "rewrite"; id: number; words: string }>
  | Readonly<{ do: "publish-change"; id: number }>
  | Readonly<{ do: "schedule"; id: number; inMs: number }>
  /** A draft of so many words, in paragraphs of eighty. */
  | Readonly<{ do: "long"; words: number }>
  | Readonly<{ do: "session"; who?: "reporter" | "editor" | "outsider" | "admin" }>
  | Readonly<{ do: "purge-everything" }>;

export type DeskAnswer = Readonly<{
  id: number;
  /** Milliseconds of the epoch at which the commit was known here. */
  at: number;
  seq: number | null;
  section: string;
  bureau: string;
  token?: string;
  planned?: number;
  firstPublished?: number | null;
  verbs?: readonly string[];
}>;

function saying(words?: string): ReturnType<typeof finished> {
  const content = finished(room, words);
  return words === undefined ? content : { ...content, headline: words, standfirst: `More of ${words}.` };
}

async function carryOut(wish: DeskWish): Promise<Partial<DeskAnswer>> {
  switch (wish.do) {
    case "draft":
      return { id: await draftArticle(room, saying(wish.words)) };
    case "embargo": {
      const at = new Date(Date.now() + 86_400_000);
      await must(room.editor, wish.id, { verb: "set-embargo", at, zone: "Europe/London" });
      const tried = await wishFor(room.editor, wish.id, { verb: "publish" });
      if (tried?.ok !== false) throw new Error("published under embargo");
      return {};
    }
    case "lift":
      await must(room.editor, wish.id, { verb: "lift-embargo", reason: "It may be told now." });
      return {};
    case "ready": {
      const id = await draftArticle(room, saying(wish.words));
      await must(room.reporter, id, { verb: "submit" });
      await must(room.editor, id, { verb: "approve" });
      return { id };
    }
    case "rewrite": {
      const content = saying(wish.words);
      const text = { ...content, slug: `${content.slug}-${wish.id}`, headline: `${wish.words} (${wish.id})` };
      await write(room.reporter, wish.id, text);
      await must(room.reporter, wish.id, { verb: "submit", changeClass: "update", publicNote: "" });
      await must(room.editor, wish.id, { verb: "approve" });
      return {};
    }
    case "publish":
    case "publish-again":
    case "publish-change":
      return { seq: await must(room.editor, wish.id, { verb: wish.do }) };
    case "withhold":
      return {
        seq: await must(room.editor, wish.id, { verb: "withhold", reason: "A source asked for it." }),
      };
    case "kill":
      return { seq: await must(room.chief, wish.id, { verb: "kill", reason: "The wrong person is named." }) };
    case "schedule": {
      const at = new Date(Date.now() + wish.inMs);
      await must(room.editor, wish.id, { verb: "schedule", at, zone: "Europe/London" });
      return { planned: at.getTime() };
    }
    case "record": {
      const sql = newsroomSql();
      const events = await sql<
        { verb: string }[]
      >`select verb from event where article_id = ${wish.id} order by number`;
      const [row] = await sql<
        { at: Date | null }[]
      >`select first_published_at as at from article where id = ${wish.id}`;
      return { verbs: events.map(({ verb }) => verb), firstPublished: row?.at?.getTime() ?? null };
    }
    case "purge-everything":
      return { seq: await newsroom().transaction((tx) => purge(tx, ["site"])) };
    case "long":
      return { id: await draftArticle(room, { ...finished(room), body: longBody(wish.words) }) };
    case "session":
      return { token: await openSession(room[wish.who ?? "editor"].id, null) };
    default:
      return wish satisfies never;
  }
}

const room = await smallNewsroom();
const bureau = `americas-${room.bureauId.slice(-6)}`;
const section = `world-${room.sectionId.slice(-6)}`;
for await (const line of createInterface({ input: process.stdin })) {
  const wish: DeskWish = JSON.parse(line);
  const done = await carryOut(wish);
  const answer: DeskAnswer = {
    id: "id" in wish ? wish.id : 0,
    seq: null,
    section,
    bureau,
    ...done,
    at: Date.now(),
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await closePools();
