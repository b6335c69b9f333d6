// What the readers of scenarios are tried with: texts and links that are nearly good, links with
// damage that their check bytes do not show, and garbage.
import { type Random, randomStream } from "../../lib/random.ts";
import { modes } from "../../modes/index.ts";
import { fileText } from "../../scenarios/fileText.ts";
import { library } from "../../scenarios/library/index.ts";
import { packed, payloadOf, positionalOf } from "../../scenarios/link/payload.ts";
import { formatLink, type LinkInstant } from "../../scenarios/link.ts";
import { measuredDocument } from "../../scenarios/measuredDocument.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import { trialOf } from "../campaign.ts";
import {
  changedBytes,
  changedData,
  changedText,
  letters,
  type Plain,
  randomBytes,
} from "./mutate.ts";

export const inputKinds = [
  "text",
  "tree",
  "link",
  "positional bytes",
  "deflated bytes",
  "garbage",
] as const;
export type InputKind = (typeof inputKinds)[number];

export interface Input {
  readonly kind: InputKind;
  /** A link or the text of a file. */
  readonly text: string;
  readonly isLink: boolean;
}

/** The input of a number under a seed: the same for ever, whatever came before it. */
export function inputOf(seed: string, number: number): Input {
  const random = randomStream(`fuzz ${seed}`, `${number}`);
  const kind = random.pick(inputKinds);
  const isLink = kind === "garbage" ? random.integer(2) === 0 : kind !== "text" && kind !== "tree";
  return { kind, isLink, text: texts[kind](random, isLink) };
}

function documentOf(random: Random): ScenarioDocument {
  switch (random.integer(4)) {
    case 0:
      return measuredDocument(`${random.integer(1000)}`);
    case 1:
      return trialOf(random.integer(1000), random.pick(modes)).document;
    default:
      return random.pick(library).document;
  }
}

function instantOf(random: Random): Partial<LinkInstant> {
  const some = <T>(value: T): T | null => (random.integer(2) === 0 ? value : null);
  return {
    timeMs: some(random.integer(4_000_000) / random.pick([1, 1000])),
    part: some(random.integer(20_000)),
    mode: some(random.integer(10)),
    view: some(random.pick(["map", "time", "verdicts", "events"] as const)),
    lesson: some("8.1"),
    embed: random.integer(2) === 0,
    present: random.integer(2) === 0,
    traceHash: some("aB3_-9"),
  };
}

const texts: Readonly<Record<InputKind, (random: Random, isLink: boolean) => string>> = {
  text: (random) => {
    const document = documentOf(random);
    const text = random.integer(2) === 0 ? fileText(document) : JSON.stringify(document);
    return changedText(text, random);
  },
  tree: (random) => JSON.stringify(changedData(documentOf(random) as unknown as Plain, random)),
  link: (random) => {
    const isOwn = random.integer(2) === 0;
    const target = isOwn ? { document: documentOf(random) } : { id: random.pick(library).id };
    const link = formatLink(target, instantOf(random));
    return random.integer(4) === 0 ? link : changedText(link, random);
  },
  "positional bytes": (random) =>
    `#x=${payloadOf(packed(changedBytes(positionalOf(documentOf(random)), random)))}`,
  "deflated bytes": (random) => {
    const isRandom = random.integer(4) === 0;
    const good = isRandom ? randomBytes(random, 80) : packed(positionalOf(documentOf(random)));
    return `#x=${payloadOf(changedBytes(good, random))}`;
  },
  garbage: (random, isLink) => {
    const start = isLink ? ["", "#x=", "#x=2", "#s=", "#s=profile&"] : ["", "{", "[", '"', '{"a":'];
    return `${random.pick(start)}${letters(random, 60)}`;
  },
};
