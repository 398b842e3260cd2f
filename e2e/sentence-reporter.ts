// What `npm test` shows of node:test: a line per file while it runs, each failure in full, and at the end one
// line of JSON that every-test.ts counts with. A skipped or cancelled test counts as failed: nothing is left out.
import { relative } from "node:path";
import { inspect } from "node:util";

type TestData = Readonly<{
  name: string;
  file?: string;
  nesting: number;
  skip?: string | boolean;
  todo?: string | boolean;
  details: Readonly<{ duration_ms: number; type?: string; error?: unknown }>;
}>;
type ReporterEvent = Readonly<{ type: string; data: unknown }>;
type FileCount = { passed: number; failed: number; milliseconds: number };

function why(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
  return text
    .split("\n")
    .filter((line) => !line.includes("node:internal"))
    .slice(0, 30)
    .map((line) => `      ${line}`)
    .join("\n");
}

/** Yields text for people; the last line is `@counts {"passed":n,"failed":n,"failures":["file: name, and why"]}`. */
export default async function* sentenceReporter(
  source: AsyncIterable<ReporterEvent>,
): AsyncGenerator<string> {
  const files = new Map<string, FileCount>();
  let passed = 0;
  let failed = 0;
  const failures: string[] = [];

  for await (const event of source) {
    if (event.type === "test:pass" || event.type === "test:fail") {
      const data = event.data as TestData;
      if (data.details.type === "suite") continue;
      const file = data.file === undefined ? "?" : relative(process.cwd(), data.file);
      const count = files.get(file) ?? { passed: 0, failed: 0, milliseconds: 0 };
      files.set(file, count);
      if (data.nesting === 0) count.milliseconds += data.details.duration_ms;
      const left = data.skip !== undefined && data.skip !== false ? "skipped" : data.todo ? "todo" : null;
      if (event.type === "test:pass" && left === null) {
        count.passed += 1;
        passed += 1;
      } else {
        count.failed += 1;
        failed += 1;
        const failure = `    ✖ ${file}: ${data.name}\n${left === null ? why(data.details.error) : `      ${left}: a test that is left out proves nothing`}\n`;
        failures.push(failure);
        yield failure;
      }
    }
    if (event.type === "test:summary") {
      const data = event.data as { file?: string };
      if (data.file !== undefined) {
        const file = relative(process.cwd(), data.file);
        const count = files.get(file) ?? { passed: 0, failed: 0, milliseconds: 0 };
        const seconds = (count.milliseconds / 1000).toFixed(1);
        yield `    ${count.failed === 0 ? "✓" : "✖"} ${file}  ${count.passed} passed${count.failed === 0 ? "" : `, ${count.failed} failed`}  ${seconds} s\n`;
      }
    }
  }
  yield `@counts ${JSON.stringify({ passed, failed, failures })}\n`;
}
