// This same program in several processes at once. None of them outlives the one that started it:
// when that is told to end it ends them first, and when it is gone without a word they notice.
import { type ChildProcess, spawn } from "node:child_process";
import { defined } from "../lib/assert.ts";
import { reasonOf } from "./files.ts";
import { UsageError } from "./usage.ts";

const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What each of the command lines prints, in their order. Where one fails, all are ended. */
export async function inProcesses(commands: readonly (readonly string[])[]): Promise<string[]> {
  const children: ChildProcess[] = [];
  const endAll = (): void => {
    for (const child of children) child.kill("SIGKILL");
  };
  const endOnSignal = (signal: NodeJS.Signals): void => {
    endAll();
    for (const one of endings) process.removeListener(one, endOnSignal);
    // Now as if nobody had listened.
    process.kill(process.pid, signal);
  };
  for (const signal of endings) process.on(signal, endOnSignal);
  process.on("exit", endAll);
  try {
    return await Promise.all(commands.map((args) => printedBy(args, children)));
  } finally {
    endAll();
    for (const signal of endings) process.removeListener(signal, endOnSignal);
    process.removeListener("exit", endAll);
  }
}

function printedBy(args: readonly string[], children: ChildProcess[]): Promise<string> {
  const program = defined(process.argv[1], "program");
  const stdio = ["ignore", "pipe", "inherit"] as const;
  const child = spawn(process.execPath, [program, ...args], { stdio: [...stdio] });
  children.push(child);
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  return new Promise((done, fail) => {
    const what = `the process "${args.join(" ")}"`;
    child.on("error", (error) => {
      fail(new UsageError(`${what} cannot be started: ${reasonOf(error)}`));
    });
    child.on("close", (code, signal) => {
      if (code === 0) done(text);
      else
        fail(
          new UsageError(`${what} was ended ${code === null ? `by ${signal}` : `with ${code}`}`),
        );
    });
  });
}

/** To be asked now and then by such a process: ends it when the one that started it is gone. */
export function endsWith(parent: number): () => void {
  return () => {
    if (process.ppid !== parent) process.exit(1);
  };
}
