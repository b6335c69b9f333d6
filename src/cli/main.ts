#!/usr/bin/env node
// The command line's process: results go to standard output, errors to standard error, one sentence
// each. Nothing that a terminal would obey comes out of a scenario or of a file's name.
import { printable, visible } from "../lib/visible.ts";
import { answer } from "./command.ts";
import { reasonOf } from "./files.ts";
import { exitCodes, UsageError } from "./usage.ts";

function refuse(message: string): void {
  process.stderr.write(`everywrite: ${visible(message)}\n`);
  process.exitCode = exitCodes.usage;
}

// Who reads may have seen enough (`… | head -1`): that is no fault. A full disk is one.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") refuse(`the result cannot be written: ${reasonOf(error)}`);
});
process.stderr.on("error", () => {
  // There is nobody left to tell.
});

try {
  const { text, warning = "", code } = await answer(process.argv.slice(2));
  process.exitCode = code;
  if (warning !== "") process.stderr.write(`${printable(warning)}\n`);
  process.stdout.write(printable(text));
} catch (error) {
  if (error instanceof UsageError) refuse(error.message);
  else {
    // Not 1, which says that a mode broke its word. Whoever mends it wants to know where it was.
    process.exitCode = exitCodes.ours;
    process.stderr.write(`${(error as Error).stack}\n`);
  }
}
