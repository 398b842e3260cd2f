// `npm run faults`: the tests of loss and of leaks in their long form, against real processes, sockets and a real PostgreSQL. A word
// such as `server` runs that group alone; `--short`, or `--length=0.2`, makes less of it. The last line is always
// `N passed, N failed`.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { crawl } from "./crawl.ts";
import { database } from "./database.ts";
import { type Group, Length } from "./group.ts";
import { hostile } from "./hostile.ts";
import { closeNewsrooms } from "./newsroom.ts";
import { Report } from "./report.ts";
import { server } from "./server.ts";
import { thirty } from "./thirty.ts";
import { two } from "./two.ts";

const groups: readonly Group[] = [server, database, thirty, hostile, two, crawl];
const shortLength = 0.06;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: "boolean", default: false }, length: { type: "string" } },
});
const unknown = positionals.filter((word) => !groups.some((group) => group.name === word));
const factor = values.length === undefined ? (values.short ? shortLength : 1) : Number(values.length);
if (unknown.length > 0 || !(factor > 0)) {
  const names = groups.map(({ name, about }) => `  ${name.padEnd(10)}${about}`).join("\n");
  console.error(
    `Name groups, or none for all of them; --short or --length=0.2 makes less of each:\n${names}`,
  );
  process.exit(1);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    console.log("Stopping …");
    void closeNewsrooms().finally(() => process.exit(1));
  });
}

const report = new Report();
const began = performance.now();
for (const group of groups) {
  if (positionals.length > 0 && !positionals.includes(group.name)) continue;
  report.begin(group.name);
  const started = performance.now();
  console.log(`${group.name}: ${group.about} …`);
  try {
    await group.run(report, new Length(factor));
  } catch (error) {
    console.error(error);
    report.broke(error);
  }
  report.tells("took", `${((performance.now() - started) / 60_000).toFixed(1)} min`);
}
console.log(`\n${report.table()}`);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
console.log(`\neverything took ${minutes} min; load average ${(loadavg()[0] ?? 0).toFixed(1)}`);
console.log(`${report.passed} passed, ${report.failed} failed`);
process.exit(report.failed === 0 && report.passed > 0 ? 0 : 1);
