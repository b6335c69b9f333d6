#!/usr/bin/env node
// The command line's process: results go to standard output, errors to standard error, one sentence
// each.
import { answer } from "./command.ts";
import { exitCodes, UsageError } from "./usage.ts";

try {
  const { text, code } = await answer(process.argv.slice(2));
  process.exitCode = code;
  process.stdout.write(text);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`everywrite: ${error.message}\n`);
  process.exitCode = exitCodes.usage;
}
