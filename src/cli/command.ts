// The command line without a process: arguments in, text and exit code out. What is wrong with the
// arguments or the input is thrown as a `UsageError`.
import { parseArgs } from "node:util";
import { campaign, trialOf } from "../explore/campaign.ts";
import { findMode, modes } from "../modes/index.ts";
import { fileText } from "../scenarios/fileText.ts";
import { library } from "../scenarios/library/index.ts";
import "../scenarios/link/packing.ts";
import { formatLink } from "../scenarios/link.ts";
import type { AnyMode } from "../sim/mode.ts";
import { bench } from "./bench/bench.ts";
import { check } from "./check.ts";
import { readStandardInput } from "./files.ts";
import { fuzzed } from "./fuzz.ts";
import { type Input, openLink, readInput, withSeed } from "./input.ts";
import { endsWith } from "./jobs.ts";
import { type Format, formats, run, unknownMode } from "./run.ts";
import { table } from "./table.ts";
import { exitCodes, UsageError, usage } from "./usage.ts";

interface Answer {
  readonly text: string;
  /** Sentences for standard error, a line each. */
  readonly warning?: string;
  readonly code: number;
}

const options = {
  mode: { type: "string", multiple: true },
  seed: { type: "string" },
  seeds: { type: "string" },
  inputs: { type: "string" },
  jobs: { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
  /** Between processes: for whom the tally is. */
  tally: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** Which options each command knows. */
const commands: Readonly<Record<string, readonly (keyof typeof options)[]>> = {
  run: ["mode", "seed", "format", "out"],
  check: ["mode", "seeds", "jobs", "tally"],
  link: [],
  open: [],
  modes: [],
  scenarios: [],
  bench: [],
  fuzz: ["inputs", "seed"],
};

type Values = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's sentences end with advice for programmers; the first sentence says what is wrong.
    throw new UsageError((error as Error).message.split(". ")[0] ?? "bad arguments");
  }
}

/** Carries out one command line. */
export async function answer(args: readonly string[]): Promise<Answer> {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help || command === undefined || command === "help") {
    return { text: usage, code: command === undefined && !values.help ? exitCodes.usage : 0 };
  }
  const known = commands[command];
  if (known === undefined) {
    throw new UsageError(
      `there is no command "${command}"; commands are ${Object.keys(commands).join(", ")}`,
    );
  }
  for (const name of Object.keys(values)) {
    if (!known.some((one) => one === name)) {
      throw new UsageError(`${command} has no option --${name}`);
    }
  }
  return carryOut(command, rest, values);
}

async function carryOut(command: string, rest: readonly string[], values: Values): Promise<Answer> {
  switch (command) {
    case "run":
      return runCommand(rest, values);
    case "check":
      none(command, rest);
      return checkCommand(values);
    case "link":
      return linkCommand(await readInput(one(command, "file", rest)));
    case "open": {
      const link = one(command, "link", rest);
      const { document, note } = openLink(link === "-" ? await readStandardInput() : link);
      return { text: fileText(document), warning: note, code: 0 };
    }
    case "modes":
      none(command, rest);
      return { text: modeTable(), code: 0 };
    case "scenarios":
      none(command, rest);
      return {
        text: `${table(library.map(({ id, document }) => [id, document.title]))}\n`,
        code: 0,
      };
    case "fuzz":
      none(command, rest);
      return fuzzCommand(values);
    default:
      none(command, rest);
      return { text: bench(), code: 0 };
  }
}

const linkCommand = ({ document, note }: Input): Answer => ({
  text: `${formatLink({ document })}\n`,
  warning: note,
  code: 0,
});

function one(command: string, what: string, rest: readonly string[]): string {
  const [only, ...more] = rest;
  if (only === undefined || more.length > 0) {
    throw new UsageError(`${command} takes one ${what}, not ${rest.length}`);
  }
  return only;
}

function none(command: string, rest: readonly string[]): void {
  if (rest.length > 0) throw new UsageError(`${command} takes no arguments, not "${rest[0]}"`);
}

async function runCommand(rest: readonly string[], values: Values): Promise<Answer> {
  if (rest.length === 0) throw new UsageError("run takes a file, a library id or a link");
  const format = (values.format ?? "summary") as Format;
  if (!formats.includes(format)) {
    throw new UsageError(`there is no format "${format}"; formats are ${formats.join(", ")}`);
  }
  for (const id of values.mode ?? []) modeOf(id);
  const { seed } = values;
  if (rest.indexOf("-") < rest.lastIndexOf("-")) {
    throw new UsageError("standard input can be read once only");
  }
  const inputs: Input[] = [];
  for (const name of rest) {
    const input = await readInput(name);
    inputs.push(seed === undefined ? input : withSeed(input, seed));
  }
  const answer = run({ inputs, modes: values.mode ?? [], format, out: values.out ?? null });
  const notes = [...inputs.map(({ note }) => note), answer.warning];
  return { ...answer, warning: notes.filter((note) => note !== "").join("\n") };
}

async function checkCommand(values: Values): Promise<Answer> {
  const [, from, to] = /^(\d{1,9})\.\.(\d{1,9})$/.exec(values.seeds ?? "1..200") ?? [];
  if (from === undefined || to === undefined || Number(from) > Number(to)) {
    throw new UsageError(`--seeds takes a range such as 1..200, not "${values.seeds}"`);
  }
  const jobs = values.jobs ?? "1";
  if (!/^[1-9]\d?$/.test(jobs)) throw new UsageError(`--jobs takes 1 to 99, not "${jobs}"`);
  const chosen = values.mode === undefined ? modes : values.mode.map(modeOf);
  if (values.tally !== undefined) {
    const tally = campaign(chosen, Number(from), Number(to), endsWith(Number(values.tally)));
    return { text: JSON.stringify(tally), code: exitCodes.fine };
  }
  return check({
    modes: chosen,
    from: Number(from),
    to: Number(to),
    jobs: Number(jobs),
    linkOf: (seed, mode) => formatLink({ document: trialOf(seed, mode).document }),
  });
}

function fuzzCommand({ inputs = "10000", seed = "everywrite" }: Values): Answer {
  const [, first = "1", last] = /^(?:([1-9]\d{0,8})\.\.)?([1-9]\d{0,8})$/.exec(inputs) ?? [];
  if (last === undefined || Number(first) > Number(last)) {
    throw new UsageError(`--inputs takes a number or a range such as 1..10000, not "${inputs}"`);
  }
  return fuzzed(seed, Number(first), Number(last));
}

function modeOf(id: string): AnyMode {
  const mode = findMode(id);
  if (mode === undefined) throw new UsageError(unknownMode(id));
  return mode;
}

function modeTable(): string {
  const lines = modes.map(({ about }) => {
    const head = `${about.id}  ${about.title}. ${about.summary}`;
    const rows = about.options.map((option) => [
      `    ${option.name}`,
      option.type === "choice" ? option.choices.join(" | ") : option.type,
      `default ${option.default}`,
    ]);
    return [head, ...(rows.length === 0 ? [] : [table(rows)])].join("\n");
  });
  return `${lines.join("\n")}\n`;
}
