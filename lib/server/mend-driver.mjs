// Job: mends the PostgreSQL driver as it was installed. In postgres 3.4.9 a connection that is lost under a transaction ends the whole
// process (github.com/porsager/postgres/issues/1154, 1208), can leave the pool a connection that never writes again, and lets the rest
// of the transaction run in somebody else's. db/faults.test.ts fails without this. To be dropped with the first release that has it.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MARK = "// mended by lib/server/mend-driver.mjs";

/** What stands in the driver's sources and what must stand there. @type {Readonly<Record<string, readonly (readonly [string, string])[]>>} */
const MENDS = {
  "connection.js": [
    // A write that comes after the loss is refused like every other query, instead of thrown where nobody can catch it.
    [
      "    const x = socket.write(chunk, fn)\n",
      "    if (socket === null) {\n      clearImmediate(nextWriteTimer)\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options, socket))\n      return true\n    }\n    const x = socket.write(chunk, fn)\n",
    ],
    // What was buffered for the lost connection may neither block nor precede the new one's first message.
    [
      "    clearImmediate(nextWriteTimer)\n    socket.removeListener",
      "    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener",
    ],
    // Also after an error: a query sent between error and close would wait for ever, and take the next one's answer.
    // And the lost connection's last words (57P01) are no answer to the first query on the new one.
    [
      "    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n",
      "    ;(query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n    query = results = errorResponse = null\n    result = new Result()\n",
    ],
  ],
  "index.js": [
    // A transaction whose connection is lost is over: its function may not go on in whatever the connection does next.
    [
      "    const queries = Queue()\n    let savepoints = 0\n",
      "    const queries = Queue()\n    let lost = null\n    let savepoints = 0\n",
    ],
    [
      "new Promise((_, reject) => connection.onclose = reject)",
      "new Promise((_, reject) => connection.onclose = e => (lost = e, reject(e)))",
    ],
    [
      "        q.catch(e => uncaughtError || (uncaughtError = e))\n",
      "        q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost)\n          return q.reject(lost)\n",
    ],
  ],
};

/**
 * Mends the driver below `project`, once; any number of processes may do so at the same time.
 * @param {string} project
 * @throws when the driver is another one than the mends were made for
 */
export function mendDriver(project) {
  const folder = join(project, "node_modules", "postgres");
  for (const [name, mends] of Object.entries(MENDS)) {
    for (const file of [join(folder, "src", name), join(folder, "cjs", "src", name)]) {
      const found = readFileSync(file, "utf8");
      if (found.startsWith(MARK)) continue;
      let mended = found;
      for (const [before, after] of mends) {
        if (mended.split(before).length !== 2) {
          throw new Error(
            `${file} is not the driver that lib/server/mend-driver.mjs was written for: see whether this release still needs it.`,
          );
        }
        mended = mended.replace(before, () => after);
      }
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, `${MARK}\n${mended}`);
      renameSync(draft, file);
    }
  }
}
