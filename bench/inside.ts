// Speeds of single parts, measured by programs that stand beside them, and the second `npm start`.
import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { ask, freePort } from "#e2e/instance.ts";
import { env } from "#lib/env.ts";
import { type Figure, median, milliseconds, quantile } from "./figures.ts";

const run = promisify(execFile);

/** What a program beside us says in its last line. */
export async function said<Said>(
  program: string,
  variables: NodeJS.ProcessEnv,
  parameters: readonly string[] = [],
): Promise<Said> {
  const ending = run(process.execPath, ["--conditions=react-server", program, ...parameters], {
    env: variables,
    maxBuffer: 1e7,
  });
  ending.child.stderr?.pipe(process.stderr);
  const { stdout } = await ending;
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as Said;
}

type Times = Readonly<Record<string, readonly number[]>>;

const timesOf = (program: string, variables: NodeJS.ProcessEnv) => said<Times>(program, variables);

/** The board over 10,000 articles, and saves of 50,000 words, with the disk's safety on. */
export async function deskFigures(variables: NodeJS.ProcessEnv): Promise<Figure[]> {
  const times = await timesOf("db/desk-figures.ts", variables);
  const how = "node --conditions=react-server db/desk-figures.ts, on the bench's own database";
  const row = (what: string, name: string, bar: string): Figure => {
    const list = times[name] ?? [];
    return {
      what,
      figure: `p50 ${milliseconds(median(list))}, p95 ${milliseconds(quantile(list, 0.95))} of ${list.length}`,
      bar,
      how,
    };
  };
  return [
    row("board of 10,000 articles, first page", "first", "p95 ≤ 30 ms"),
    row("board of 10,000 articles, the next 60 pages", "pages", "p95 ≤ 30 ms"),
    row("board of 10,000 articles, by words", "search", "p95 ≤ 30 ms"),
    row("what waits for me, of 10,000", "waiting", "p95 ≤ 30 ms"),
    row("save of 50,000 words, committed", "saves", ""),
    row("cut of 20,000 words: submit, after a letter was typed", "submits", "≤ 100 ms"),
    row("cut of 20,000 words: approve, after somebody else typed", "approvals", "≤ 100 ms"),
    row("  the same bytes put into a bare table", "bare", ""),
  ];
}

/** Parse, hash, render and diff of 20,000 words. */
export async function documentFigures(): Promise<Figure[]> {
  const times = await timesOf("lib/document/figures.ts", env.forChild({}));
  const how = "node lib/document/figures.ts, median of 7";
  const names = {
    parse: "parse",
    hash: "hash",
    text: "text for the checks",
    render: "render",
    diff: "diff",
    spans: "change spans",
    record: "who wrote what and the document, for a cut",
  } as const;
  return (Object.keys(names) as (keyof typeof names)[]).map((name) => ({
    what: `20,000 words: ${names[name]}`,
    figure: milliseconds(median(times[name] ?? [])),
    bar: name === "record" ? "≤ 100 ms with the rest of the cut" : "",
    how,
  }));
}

/** From `npm start` to the first answer, with everything installed, filled and built. */
export async function secondStart(dataDir: string): Promise<Figure[]> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const port = await freePort();
    const started = performance.now();
    const child = spawn("npm", ["start"], {
      env: env.forChild({
        DATA_DIR: dataDir,
        PORT: String(port),
        SITE_URL: null,
        HOST: null,
        NODE_ENV: null,
      }),
      stdio: "ignore",
      detached: true,
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    while (
      !(await ask(`http://127.0.0.1:${port}/`).then(
        (answer) => answer.status === 200,
        () => false,
      ))
    ) {
      if (performance.now() - started > 120_000)
        throw new Error("npm start did not serve within two minutes");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    times.push(performance.now() - started);
    if (child.pid) process.kill(-child.pid, "SIGTERM");
    await ended;
  }
  return [
    {
      what: "npm start, second run, to the first page",
      figure: `${(median(times) / 1000).toFixed(1)} s`,
      bar: "≤ 10 s",
      how: "npm start until GET / answers 200, median of 3",
    },
  ];
}
