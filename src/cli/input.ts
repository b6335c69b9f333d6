// What the command line is given: a file, a scenario of the library, or a link. Everything that can
// be wrong with it ends in one sentence.
import { knownModes } from "../explore/known.ts";
import { findInLibrary, library } from "../scenarios/library/index.ts";
import { isLink } from "../scenarios/link/asLeft.ts";
import { parseLink } from "../scenarios/link.ts";
import {
  checkScenario,
  compileScenario,
  parseScenario,
  type ScenarioDocument,
} from "../scenarios/schema.ts";
import { en } from "../scenarios/sentences/en.ts";
import { ignoredText } from "../scenarios/sentences/tell.ts";
import type { Scenario } from "../sim/scenario.ts";
import { readFile, readStandardInput } from "./files.ts";
import { UsageError } from "./usage.ts";

export interface Input {
  /** As it was given. */
  readonly name: string;
  readonly document: ScenarioDocument;
  readonly scenario: Scenario;
  /** What of a link was left out, in a sentence; empty: nothing. */
  readonly note: string;
}

/**
 * Reads a file, a library scenario or a link; from standard input a file or a link. Throws a
 * `UsageError` with the reason.
 */
export async function readInput(name: string): Promise<Input> {
  if (name === "-") return openedText("standard input", await readStandardInput());
  if (isLink(name)) return { name, ...openLink(name) };
  const known = findInLibrary(name);
  if (known !== undefined) {
    const { document } = known;
    return { name, document, scenario: compileScenario(document), note: "" };
  }
  return openedFile(name, readFile(name, notFound(name)));
}

/** What comes through a pipe may be a link as well. */
function openedText(name: string, text: string): Input {
  const isFile = text.trim().startsWith("{") || !isLink(text);
  return isFile ? openedFile(name, text) : { name, ...openLink(text) };
}

function openedFile(name: string, text: string): Input {
  const result = parseScenario(text, knownModes);
  if (!result.ok) throw new UsageError(`${name}: ${result.message}`);
  return { name, document: result.document, scenario: result.scenario, note: "" };
}

/** The scenario with another seed. */
export function withSeed(input: Input, seed: string): Input {
  const result = checkScenario({ ...input.document, seed }, knownModes);
  if (!result.ok) throw new UsageError(result.message);
  return { ...input, document: result.document, scenario: result.scenario };
}

/** Opens a link, with or without what stands before its `#`. */
export function openLink(link: string): Omit<Input, "name"> {
  const result = parseLink(link, knownModes);
  if (!result.ok) throw new UsageError(result.message);
  const { document, scenario, ignored } = result;
  return { document, scenario, note: ignored.length === 0 ? "" : ignoredText(en, ignored) };
}

function notFound(name: string): string {
  const ids = library.map(({ id }) => id).join(", ");
  return `there is no file ${name}, and no such scenario in the library (${ids})`;
}
