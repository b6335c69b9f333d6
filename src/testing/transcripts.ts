// Transcript tests: a run's readable text beside the test that makes it. UPDATE_TRANSCRIPTS=1
// rewrites the files; the diff is the review.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Trace } from "../sim/trace.ts";
import { transcript } from "./transcript.ts";

/**
 * Compares a trace with `<name>.transcript.txt` beside the test file; `testUrl` is its
 * `import.meta.url`.
 */
export function expectTranscript(testUrl: string, name: string, trace: Trace): void {
  const file = join(dirname(fileURLToPath(testUrl)), `${name}.transcript.txt`);
  const text = transcript(trace);
  if (process.env["UPDATE_TRANSCRIPTS"] === "1") writeFileSync(file, text);
  const recorded = existsSync(file) ? readFileSync(file, "utf8") : "(no transcript recorded yet)";
  expect(text).toBe(recorded);
}
