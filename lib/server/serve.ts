// Job: `npm start` and `npm run dev`: everything from an empty folder to a served newsroom, each step named with its time.
import { createServer } from "node:net";
import { isNewsroomEmpty, demoPeople } from "#db/site-state.ts";
import { env, StartRefusal } from "#lib/env.ts";
import { buildIfStale, buildSiteFiles } from "./build.ts";
import { entry, say, step } from "./console.ts";
import { databaseUp } from "./database-up.ts";
import { log } from "./log.ts";
import { setUpCode } from "./set-up.ts";

const dev = process.argv.includes("--dev");

/** A taken port is named before the long work, not after it. */
async function refuseTakenPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen(port, host, () => resolve());
    });
  } catch (error) {
    throw listenRefusal(error, port, host) ?? error;
  } finally {
    if (probe.listening) await new Promise((resolve) => probe.close(resolve));
  }
}

function listenRefusal(error: unknown, port: number, host: string): StartRefusal | null {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE")
    return new StartRefusal(
      `Port ${port} on ${host} is taken: stop what uses it, or choose another, such as PORT=${port + 1} npm start.`,
    );
  if (code === "EACCES")
    return new StartRefusal(
      `Port ${port} may not be opened by this user: choose one above 1023, such as PORT=3000 npm start.`,
    );
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new StartRefusal(
      `HOST is ${host}, which is no address of this machine: set it to 127.0.0.1, 0.0.0.0 or one of its addresses.`,
    );
  return null;
}

async function announce(url: string, place: string): Promise<void> {
  const people = await demoPeople();
  say("");
  say(`Readers    ${url}/`);
  say(`Newsroom   ${url}/desk`);
  say(`Data       ${place}`);
  if (people.length > 0 && env.demoAccounts()) {
    say("Accounts   (password of each: nightdesk-demo)");
    for (const { email, role } of people) say(`           ${email.padEnd(28)}${role}`);
  } else if (people.length > 0) {
    say("The demo accounts can't sign in, because others can reach this address: set DEMO=1 to allow them.");
  } else if (await isNewsroomEmpty()) {
    say(`Set up     ${url}/set-up`);
    say(`Code       ${setUpCode()}`);
  }
  say("Ctrl-C stops.");
}

async function serve(): Promise<void> {
  const began = performance.now();
  const port = env.port();
  const host = env.host();
  env.siteUrl();
  env.demo();
  env.trustProxy();
  env.cdn();
  for (const sentence of env.unusedVariables()) say(sentence);
  const mail = env.mail();
  env.s3();
  await refuseTakenPort(port, host);
  env.authSecret();

  const closing: (() => Promise<void>)[] = [];
  const stopping: { done: Promise<void> | null } = { done: null };
  const stop = (signal: NodeJS.Signals) => {
    // Ctrl-C arrives twice, from the terminal and from the entry; and nobody may have to press it twice.
    stopping.done ??= (async () => {
      say(`Stopping (${signal})`);
      let code = 0;
      for (const close of closing.toReversed()) {
        await close().catch((error: unknown) => {
          log("stop-failed", { error });
          code = 1;
        });
      }
      process.exit(code);
    })();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  const database = await databaseUp({ watch: true });
  closing.push(() => database.close());
  try {
    env.set({ NEXTAUTH_URL: env.siteUrl(), NEXTAUTH_SECRET: env.authSecret() });
    const { fillWhenEmpty } = await import("./demo-fill.ts");
    await fillWhenEmpty();
    if (dev)
      await step(
        "Building the readers' stylesheet and script",
        buildSiteFiles,
        () => "Built the readers' stylesheet and script",
      );
    else
      await step("Building (the first time this takes about a minute)", buildIfStale, (built) =>
        built ? "Built" : null,
      );
    const { startServer } = await import("./main.ts");
    const server = await startServer({ dev, port, host }).catch((error: unknown) => {
      throw listenRefusal(error, port, host) ?? error;
    });
    closing.push(() => server.close());
    if (mail === null) say("Mail is off: set MAIL_URL to send notices by mail.");
    say(`Ready: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    await announce(env.siteUrl(), database.place);
  } catch (error) {
    // After Ctrl-C whatever was under way fails; that is no news.
    await stopping.done;
    await database.close();
    throw error;
  }
}

await entry(serve);
