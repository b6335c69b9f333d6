// Whatever comes in from outside is read without a throw, or refused in one line in every language;
// and what is accepted is accepted again from its own link and from its own file, as the same.
import { canonical, sameData } from "../../lib/canonical.ts";
import type { Fault } from "../../scenarios/fault.ts";
import { fileText } from "../../scenarios/fileText.ts";
import "../../scenarios/link/packing.ts";
import { formatLink, parseLink } from "../../scenarios/link.ts";
import { placeOfPath } from "../../scenarios/position.ts";
import { checkScenario, parseScenario, type ScenarioDocument } from "../../scenarios/schema.ts";
import { en } from "../../scenarios/sentences/en.ts";
import { ja } from "../../scenarios/sentences/ja.ts";
import { ptBR } from "../../scenarios/sentences/ptBR.ts";
import { faultSentence, faultText } from "../../scenarios/sentences/tell.ts";
import { knownModes } from "../known.ts";
import { type Input, inputKinds, inputOf } from "./inputs.ts";

export interface FuzzFailure {
  readonly number: number;
  readonly kind: string;
  readonly why: string;
  readonly text: string;
}

export interface FuzzTally {
  readonly inputs: number;
  /** By kind of input. */
  readonly tried: Readonly<Record<string, number>>;
  readonly accepted: Readonly<Record<string, number>>;
  /** By kind of fault. */
  readonly refused: Readonly<Record<string, number>>;
  readonly failures: readonly FuzzFailure[];
}

/** Enough to see what is wrong. */
const mostFailures = 20;
const lookEvery = 250;

/** Tries the inputs with these numbers, both included. */
export function fuzz(
  seed: string,
  from: number,
  to: number,
  onInput: (done: number) => void = () => {},
): FuzzTally {
  const counts = { tried: zeros(), accepted: zeros(), refused: {} as Record<string, number> };
  const failures: FuzzFailure[] = [];
  const before = prototypes();
  for (let number = from; number <= to && failures.length < mostFailures; number += 1) {
    const input = inputOf(seed, number);
    count(counts.tried, input.kind);
    const why = whatFails(input, (outcome) => {
      if (outcome === null) count(counts.accepted, input.kind);
      else count(counts.refused, outcome);
    });
    const fail = (what: string): void => {
      failures.push({ number, kind: input.kind, why: what, text: input.text });
    };
    if (why !== null) fail(why);
    // What one of them changed stays changed.
    const isDue = number % lookEvery === 0 || number === to;
    if (isDue && !sameItems(prototypes(), before))
      fail("this or one before it changed a prototype");
    onInput(number - from + 1);
  }
  const inputs = Object.values(counts.tried).reduce((sum, one) => sum + one, 0);
  return { inputs, ...counts, failures };
}

const zeros = (): Record<string, number> => Object.fromEntries(inputKinds.map((kind) => [kind, 0]));

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Everything that stands in the prototypes which all data share. */
function prototypes(): readonly unknown[] {
  return [Object, Array, String, Number, Boolean, Function, Map].flatMap(({ prototype }) =>
    Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, one]) => [
      name,
      one.value,
      one.get,
      one.set,
    ]),
  );
}

/** What is wrong with how an input is taken; null: nothing. `tell`: the kind of fault, or null. */
export function whatFails(
  { text, isLink }: Input,
  tell: (outcome: string | null) => void,
): string | null {
  try {
    return isLink ? linkFails(text, tell) : fileFails(text, tell);
  } catch (error) {
    return `thrown: ${(error as Error).stack ?? String(error)}`;
  }
}

function fileFails(text: string, tell: (outcome: string | null) => void): string | null {
  const result = parseScenario(text, knownModes);
  tell(result.ok ? null : result.fault.said[0]);
  if (result.ok) return formsFail(result.document);
  // The editor shows where it is.
  placeOfPath(text, result.path);
  return linesFail(result.fault);
}

function linkFails(text: string, tell: (outcome: string | null) => void): string | null {
  const result = parseLink(text, knownModes);
  tell(result.ok ? null : result.fault.said[0]);
  if (!result.ok) return linesFail(result.fault);
  const { id, document, instant } = result;
  const again = parseLink(formatLink(id === null ? { document } : { id }, instant), knownModes);
  if (!again.ok) return `its own link is refused: ${again.message}`;
  return sameData(again.instant, instant) ? formsFail(document) : "its own link leads elsewhere";
}

/** Each form of an accepted document is accepted, and says the same. */
function formsFail(document: ScenarioDocument): string | null {
  const forms = {
    data: checkScenario(document, knownModes),
    link: parseLink(formatLink({ document }), knownModes),
    file: parseScenario(fileText(document), knownModes),
    "compact file": parseScenario(JSON.stringify(document), knownModes),
  };
  const text = canonical(document);
  for (const [form, result] of Object.entries(forms)) {
    if (!result.ok) return `its ${form} is refused: ${result.message}`;
    if (canonical(result.document) !== text) return `its ${form} says something else`;
  }
  return null;
}

const unseen = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const hole = /undefined|\[object|NaN/;

function linesFail(found: Fault): string | null {
  for (const [language, words] of Object.entries({ en, ja, ptBR })) {
    for (const line of [faultText(words, found), faultSentence(words, found)]) {
      if (line === "" || unseen.test(line)) return `not one line in ${language}: ${line}`;
      if (hole.test(line) && !hole.test(canonical(found))) return `a hole in ${language}: ${line}`;
    }
  }
  return null;
}
