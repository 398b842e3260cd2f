// Keeps open editors in step with the newsroom: a verb, a changed role, an ended session and another process's words reach
// every socket at once by NOTIFY, and within a second without one.
import type { Connection } from "@hocuspocus/server";
import { arrive, actorsOfSessions, touchSessions } from "#db/collab-sessions.ts";
import { listenForCollab, rightsOn, standOf } from "#db/collab-save.ts";
import type { Guest } from "./collab.ts";
import type { Room } from "./collab-room.ts";
import { log } from "./log.ts";

const everyMs = 1_000;
const presenceMs = 20_000;

type Watched = Readonly<{
  rooms: ReadonlyMap<string, Room>;
  guests: ReadonlyMap<Connection<Guest>, Guest>;
  demoAccounts: () => boolean;
}>;

export function watchRooms({ rooms, guests, demoAccounts }: Watched): {
  /** Look again at what everybody in this article may do. */
  judge(articleId: number): Promise<void>;
  close(): Promise<void>;
} {
  let closed = false;
  let looking: Promise<void> | null = null;
  let renewed = performance.now();
  const versions = new Map<number, number>();

  const roomOf = (articleId: number) => [...rooms.values()].find((room) => room.articleId === articleId);

  const say = (articleId: number, message: object) =>
    roomOf(articleId)?.document.broadcastStateless(JSON.stringify(message));

  /** Rights of everybody in this article as they are now. */
  const judge = async (articleId: number): Promise<void> => {
    const here = [...guests].filter(([, guest]) => guest.articleId === articleId);
    const rights = await rightsOn(
      articleId,
      here.map(([, guest]) => guest.actor),
    );
    for (const [index, [connection, guest]] of here.entries()) {
      const right = rights[index] ?? null;
      if (right === null) {
        connection.close({ code: 4403, reason: "hidden" });
        continue;
      }
      if (right === guest.right) continue;
      guest.right = right;
      connection.readOnly = right === "read";
      connection.sendStateless(JSON.stringify({ t: "right", right }));
    }
  };

  const look = async (): Promise<void> => {
    const sessions = [...new Set([...guests.values()].map((guest) => guest.session))];
    const asked = new Set(sessions);
    const actors = await actorsOfSessions(sessions, { demoAccounts: demoAccounts() });
    const changed = new Set<number>();
    for (const [connection, guest] of guests) {
      // Whoever came in meanwhile wasn't asked about, and isn't signed out for that.
      if (!asked.has(guest.session)) continue;
      const actor = actors.get(guest.session);
      if (!actor) {
        connection.close({ code: 4401, reason: "signed-out" });
        continue;
      }
      if (JSON.stringify(actor) === JSON.stringify(guest.actor)) continue;
      guest.actor = actor;
      changed.add(guest.articleId);
    }
    const open = [...rooms.values()];
    for (const { articleId, version, head } of await standOf(open.map((room) => room.articleId))) {
      if (versions.get(articleId) !== version) changed.add(articleId);
      versions.set(articleId, version);
      const room = roomOf(articleId);
      if (room && head > room.applied) await room.catchUp();
    }
    for (const articleId of changed) await judge(articleId);
    if (performance.now() - renewed < presenceMs) return;
    renewed = performance.now();
    await arrive(
      [...guests.values()].map(({ connectionId, articleId, actor }) => ({
        connectionId,
        articleId,
        personId: actor.id,
      })),
    );
    const active = [...guests.values()].filter((guest) => guest.active);
    await touchSessions([...new Set(active.map((guest) => guest.session))]);
    for (const guest of active) guest.active = false;
  };

  const lookSoon = (): Promise<void> =>
    (looking ??= look()
      // The database may be away for a moment; the next look comes in a second.
      .catch((error: unknown) => log("collab-watch-failed", { error }))
      .finally(() => (looking = null)));

  const listening = listenForCollab(
    ({ articleId, what, head }) => {
      const room = roomOf(articleId);
      if (!room) return;
      if (what === "log") {
        if (head === undefined || head > room.applied)
          setTimeout(() => void catchIfBehind(articleId, head), 30);
        return;
      }
      if (what === "state") {
        void judge(articleId)
          .catch((error: unknown) => log("collab-watch-failed", { error }))
          .finally(() => say(articleId, { t: "state" }));
        return;
      }
      say(articleId, { t: what });
    },
    () => void lookSoon(),
  );

  const catchIfBehind = async (articleId: number, head: number | undefined): Promise<void> => {
    const room = roomOf(articleId);
    if (room && (head === undefined || head > room.applied)) await room.catchUp();
  };

  const timer = setInterval(() => void lookSoon(), everyMs);

  return {
    judge,
    async close() {
      closed = true;
      clearInterval(timer);
      await listening.close();
      if (closed) await looking;
    },
  };
}
