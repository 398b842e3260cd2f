// A newsroom for one group of the long tests: a data folder with its own embedded PostgreSQL, the program that `npm start`
// runs as often as wanted, and a desk that reads the database past all of them.
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Desk,
  freePort,
  type Instance,
  type ScheduleAccount,
  startDesk,
  startInstance,
} from "#e2e/instance.ts";
import { env } from "#lib/env.ts";
import type { Draft, Visitor } from "./browser.ts";

export type Stored = Readonly<{
  body: string;
  /** The newest number of the log. */
  head: number;
  /** Up to which number the log is folded into the snapshot. */
  snapshotSeq: number;
  /** Of the log that are kept. */
  rows: number;
  problem: string | null;
  /** Who changed words. */
  contributors: readonly string[];
}>;

type DeskAnswer = Readonly<{
  people: readonly Visitor[];
  byItself: boolean;
  tookMs: number;
  ended: number;
  count: number;
  account: ScheduleAccount;
}> &
  Draft &
  Stored;

/** A server that is killed and comes back at the same address. */
export class Server {
  readonly origin: string;
  readonly #variables: NodeJS.ProcessEnv;
  #instance: Instance | null = null;
  #starting: Promise<Instance> | null = null;
  #over = false;

  constructor(variables: NodeJS.ProcessEnv) {
    this.#variables = variables;
    this.origin = `http://127.0.0.1:${variables["PORT"]}`;
  }

  get pid(): number {
    return this.#instance?.pid ?? 0;
  }

  /** It is over, whoever ended it. */
  get ended(): boolean {
    return this.#instance?.ended() ?? true;
  }

  async start(): Promise<void> {
    if (this.#over) throw new Error("this server is not started any more");
    this.#starting = startInstance(this.#variables);
    this.#instance = await this.#starting;
  }

  async kill(): Promise<void> {
    await this.#instance?.stop("SIGKILL");
    this.#instance = null;
  }

  /** For good, even while it starts. */
  async stop(): Promise<void> {
    this.#over = true;
    await this.#starting?.catch(() => null);
    await this.#instance?.stop("SIGTERM");
    this.#instance = null;
  }

  /** Everything that it said since its last start. */
  get said(): string {
    return this.#instance?.said() ?? "";
  }
}

/** As `npm run db:stop` does, whatever became of the rest. */
async function stopDatabase(variables: NodeJS.ProcessEnv): Promise<void> {
  const command = ["--conditions=react-server", "lib/server/database-command.ts", "stop"];
  const child = spawn(process.execPath, command, { env: variables, stdio: ["ignore", "ignore", "inherit"] });
  await new Promise((resolve) => child.once("close", resolve));
}

const open = new Set<Newsroom>();

/** Closes what a run that was broken off left open. */
export async function closeNewsrooms(): Promise<void> {
  await Promise.all([...open].map((newsroom) => newsroom.close()));
}

export class Newsroom {
  readonly servers: readonly Server[];
  readonly #folder: string;
  readonly #variables: NodeJS.ProcessEnv;
  readonly #desk: Desk<DeskAnswer>;

  private constructor(folder: string, servers: readonly Server[], variables: NodeJS.ProcessEnv) {
    this.#folder = folder;
    this.servers = servers;
    this.#variables = variables;
    open.add(this);
    this.#desk = startDesk("db/fault-desk.test-support.ts", variables);
  }

  /** A new newsroom with so many servers, all of them up. `more` are variables of theirs alone. */
  static async open(count = 1, more: Readonly<Record<string, string>> = {}): Promise<Newsroom> {
    const folder = mkdtempSync(join(tmpdir(), "nightdesk-faults-"));
    // The database may run as somebody else, who must be able to pass through.
    chmodSync(folder, 0o711);
    const variables = async (own: Readonly<Record<string, string>>) =>
      env.forChild({
        ...Object.fromEntries(
          "DATABASE_URL DATABASE_APP_URL DATABASE_READER_URL AUTH_SECRET SITE_URL HOST"
            .split(" ")
            .map((name) => [name, null]),
        ),
        DEMO: "0",
        NODE_ENV: "production",
        DATA_DIR: join(folder, "data"),
        PORT: String(await freePort()),
        ...own,
      });
    const servers: Server[] = [];
    try {
      for (let index = 0; index < count; index++) {
        const server = new Server(await variables(more));
        servers.push(server);
        await server.start();
      }
    } catch (error) {
      await Promise.all(servers.map((server) => server.stop()));
      await stopDatabase(await variables({}));
      throw error;
    }
    return new Newsroom(folder, servers, await variables({}));
  }

  /** The only server, or the one with this number. */
  server(index = 0): Server {
    const found = this.servers[index];
    if (!found) throw new RangeError(`there is no server ${index}`);
    return found;
  }

  async people(count: number, role: "editor" | "legal" = "editor"): Promise<readonly Visitor[]> {
    return (await this.#desk.wish({ do: "people", role, count })).people;
  }

  async draft(paragraphs: number): Promise<Draft> {
    return this.#desk.wish({ do: "draft", paragraphs });
  }

  /** What PostgreSQL holds of an article's text. `fresh`: once the working copy was brought up to the log. */
  async stored(id: number, fresh = false): Promise<Stored> {
    return this.#desk.wish({ do: "stored", id, fresh });
  }

  /** Ends PostgreSQL as a power cut would. */
  async killDatabase(): Promise<void> {
    await this.#desk.wish({ do: "kill-database" });
  }

  /** Waits so long for PostgreSQL to come back by itself, then starts it. */
  async databaseBack(patienceMs: number): Promise<Pick<DeskAnswer, "byItself" | "tookMs">> {
    return this.#desk.wish({ do: "database-back", patienceMs });
  }

  /** Ends every server's connection that hears what the others commit; answers how many there were. */
  async deafen(): Promise<number> {
    return (await this.#desk.wish({ do: "deafen" })).ended;
  }

  /** So many schedules of three kinds, all of them a day ahead. */
  async schedules(count: number): Promise<void> {
    await this.#desk.wish({ do: "schedules", count });
  }

  /** The first of them is due in so long, the last so much later. */
  async bringDue(firstInMs: number, overMs: number): Promise<void> {
    await this.#desk.wish({ do: "bring-due", firstInMs, overMs });
  }

  /** Somebody holds so many articles whose publication is still ahead; answers how many there were. */
  async holdSome(count: number): Promise<number> {
    return (await this.#desk.wish({ do: "hold-some", count })).count;
  }

  /** How many schedules wait. */
  async pending(): Promise<number> {
    return (await this.#desk.wish({ do: "pending" })).count;
  }

  async scheduleAccount(): Promise<ScheduleAccount> {
    return (await this.#desk.wish({ do: "schedule-account" })).account;
  }

  async close(): Promise<void> {
    if (!open.delete(this)) return;
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.#desk.close();
    await stopDatabase(this.#variables);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
