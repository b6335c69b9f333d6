// Links to a scenario at an instant. Everything stands after `#`, so nothing is sent to a server:
// `#s=<id in the library>` or `#x=<payload>`, then the instant, the mode, the view and so on. Links
// from outside are untrusted text: whatever is wrong with a part is told in a sentence, never
// guessed. A part that is not known came from others, or from a later version: the link opens
// without it, and that is told. What programs do to links on their way is undone (`link/asLeft`).
import { digestOf } from "../lib/hash.ts";
import type { Scenario } from "../sim/scenario.ts";
import { type Fault, fault } from "./fault.ts";
import { limits } from "./leaves.ts";
import { findInLibrary, library } from "./library/index.ts";
import { bared, decoded, fragmentsIn, partsIn } from "./link/asLeft.ts";
import { toBase64url } from "./link/base64url.ts";
import { packer } from "./link/packer.ts";
import type { PayloadResult } from "./link/payload.ts";
import { nearest } from "./nearest.ts";
import { checkScenario, type KnownMode, type ScenarioDocument } from "./schema.ts";
import { en } from "./sentences/en.ts";
import { faultText } from "./sentences/tell.ts";
import type { Said } from "./sentences/words.ts";

export const linkViews = ["map", "time", "verdicts", "events"] as const;
export type LinkView = (typeof linkViews)[number];

/** What a link says besides the scenario. Null: nothing. */
export interface LinkInstant {
  readonly timeMs: number | null;
  /** How many of the instant's events have happened; null: all. */
  readonly part: number | null;
  /** Index of the expanded mode. */
  readonly mode: number | null;
  /** Indices of the modes that are shown, ascending; null: all. */
  readonly only: readonly number[] | null;
  readonly view: LinkView | null;
  /** `<lesson>.<step>`. */
  readonly lesson: string | null;
  readonly embed: boolean;
  readonly present: boolean;
  /** What `shortTraceHash` gave when the link was made. */
  readonly traceHash: string | null;
}

export const noInstant: LinkInstant = {
  timeMs: null,
  part: null,
  mode: null,
  only: null,
  view: null,
  lesson: null,
  embed: false,
  present: false,
  traceHash: null,
};

/** What a link leads to: a scenario of the library, or one that it carries itself. */
export type LinkTarget = { readonly id: string } | { readonly document: ScenarioDocument };

export type LinkResult =
  | {
      readonly ok: true;
      /** Null where the link carries its scenario. */
      readonly id: string | null;
      readonly document: ScenarioDocument;
      readonly scenario: Scenario;
      readonly instant: LinkInstant;
      /** The parts that are not known. */
      readonly ignored: readonly string[];
    }
  | {
      readonly ok: false;
      readonly fault: Fault;
      /** In English. */
      readonly message: string;
    };

/** The link, from `#` on. */
export function formatLink(target: LinkTarget, instant: Partial<LinkInstant> = {}): string {
  const given = { ...noInstant, ...instant };
  const { timeMs, part, mode, only, view, lesson, embed, present, traceHash } = given;
  const parts = [
    "id" in target ? `s=${target.id}` : `x=${packer().encodePayload(target.document)}`,
  ];
  if (timeMs !== null) parts.push(`t=${timeMs}`);
  if (part !== null) parts.push(`e=${part}`);
  if (mode !== null) parts.push(`m=${mode}`);
  if (only !== null) parts.push(`only=${only.join(",")}`);
  if (view !== null) parts.push(`v=${view}`);
  if (lesson !== null) parts.push(`l=${lesson}`);
  if (traceHash !== null) parts.push(`h=${traceHash}`);
  if (embed) parts.push("embed");
  if (present) parts.push("present");
  return `#${parts.join("&")}`;
}

/** Six characters that name the outcome of a scenario, from the digests of its runs in order. */
export function shortTraceHash(digests: readonly string[]): string {
  const digest = digestOf(digests.join(" "));
  const bytes = Uint8Array.from({ length: 6 }, (_, i) =>
    Number.parseInt(digest.slice(2 * i, 2 * i + 2), 16),
  );
  return toBase64url(bytes).slice(0, 6);
}

/** Whether a link carries its scenario itself, so that `packer.ts` has to be there to read it. */
export function carriesScenario(link: string): boolean {
  return /(?:^|\W|%23)x(?:=|%3d)/i.test(link);
}

/**
 * Reads the link in a text: a whole address, or what stands after its `#`. `known` are the modes
 * there are.
 */
export function parseLink(text: string, known: readonly KnownMode[]): LinkResult {
  if (text.length > limits.payloadCharacters + 1000) {
    return refused(["longLink", text.length]);
  }
  const results: LinkResult[] = [];
  for (const fragment of fragmentsIn(text)) {
    const result = parseFragment(fragment, known);
    if (result.ok && result.ignored.length === 0) return result;
    results.push(result);
  }
  // Where each way to read it leaves something over, or none opens, the likeliest counts.
  return results.find(({ ok }) => ok) ?? results[0] ?? refused(["emptyLink"]);
}

function parseFragment(fragment: string, known: readonly KnownMode[]): LinkResult {
  if (fragment === "") return refused(["emptyLink"]);
  const named = partsOf(fragment);
  if (!("parts" in named)) return refused(named);
  const { parts, ignored } = named;
  const found = scenarioOf(parts, known);
  if (!found.ok) return found;
  const instant = instantOf(parts, found.scenario);
  return "timeMs" in instant ? { ...found, instant, ignored } : refused(instant);
}

type Parts = ReadonlyMap<string, string>;
type Found = Omit<Extract<LinkResult, { readonly ok: true }>, "instant" | "ignored">;
type Refused = Extract<LinkResult, { readonly ok: false }>;

function refused(said: Said): Refused {
  return refusedFor(fault([], said));
}

function refusedFor(found: Fault): Refused {
  return { ok: false, fault: found, message: faultText(en, found) };
}

const flags = ["embed", "present"];
const keys = ["s", "x", "t", "e", "m", "only", "v", "l", "h"];

interface Named {
  readonly parts: Parts;
  readonly ignored: readonly string[];
}

/** The parts of a link by key, or what is wrong with them. */
function partsOf(fragment: string): Named | Said {
  const parts = new Map<string, string>();
  const ignored: string[] = [];
  for (const { key, value } of partsIn(fragment)) {
    const isFlag = flags.includes(key);
    if (!isFlag && !keys.includes(key)) {
      ignored.push(shortened(decoded(value === null ? key : `${key}=${value}`)));
      continue;
    }
    if (isFlag && value !== null) return ["linkFlag", key, shortened(value)];
    if (parts.has(key)) return ["partTwice", key];
    parts.set(key, value ?? "");
  }
  const isOne = parts.has("s") !== parts.has("x");
  return isOne ? { parts, ignored } : ["noSingleScenario"];
}

function shortened(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

function scenarioOf(parts: Parts, known: readonly KnownMode[]): Found | Refused {
  const named = parts.get("s");
  if (named !== undefined) {
    const id = bared(named);
    const entry = findInLibrary(id);
    if (entry === undefined) {
      const ids = library.map((one) => one.id);
      return refused(["notInLibrary", shortened(named), nearest(id, ids)]);
    }
    return checked(id, entry.document, known);
  }
  const payload = payloadIn(parts.get("x") ?? "");
  return payload.ok ? checked(null, payload.document, known) : refused(payload.said);
}

/** A payload may end with the very characters that set text apart in Markdown: both are tried. */
function payloadIn(text: string): PayloadResult {
  const { decodePayload } = packer();
  const whole = decodePayload(text);
  for (let end = text.length; !whole.ok && end > text.length - 3; end -= 1) {
    if (!/[-_]/.test(text[end - 1] ?? "")) break;
    const shorter = decodePayload(text.slice(0, end - 1));
    if (shorter.ok) return shorter;
  }
  return whole;
}

function checked(id: string | null, data: unknown, known: readonly KnownMode[]): Found | Refused {
  const result = checkScenario(data, known);
  if (!result.ok) return refusedFor({ ...result.fault, isInLink: true });
  return { ok: true, id, document: result.document, scenario: result.scenario };
}

/** The instant of a link, or what is wrong with it. */
function instantOf(parts: Parts, scenario: Scenario): LinkInstant | Said {
  const own = (key: string): string | null => {
    const value = parts.get(key);
    return value === undefined ? null : bared(value);
  };
  const time = own("t");
  const { instantMs } = limits;
  if (time !== null && !(/^\d{1,7}(?:\.\d{1,3})?$/.test(time) && Number(time) <= instantMs)) {
    return ["linkTime", shortened(time), instantMs];
  }
  const part = own("e");
  if (part !== null && !/^\d{1,6}$/.test(part)) {
    return ["linkEvents", shortened(part)];
  }
  const mode = own("m");
  const { length } = scenario.modes;
  if (mode !== null && !(/^\d{1,2}$/.test(mode) && Number(mode) < length)) {
    return ["linkMode", shortened(mode), length - 1];
  }
  const only = own("only");
  const shown = only === null ? null : modesIn(only, length);
  if (only !== null && shown === undefined) {
    return ["linkOnly", shortened(only), length - 1];
  }
  const view = own("v");
  if (view !== null && !linkViews.some((one) => one === view)) {
    return ["linkView", shortened(view), linkViews];
  }
  const lesson = own("l");
  if (lesson !== null && !/^[a-z0-9-]{1,20}\.[a-z0-9-]{1,20}$/.test(lesson)) {
    return ["linkLesson", shortened(lesson)];
  }
  const hash = parts.get("h") ?? null;
  // It may end with a dash itself.
  const traceHash = hash === null ? null : (/^([\w-]{6})[-_]*$/.exec(hash)?.[1] ?? null);
  if (hash !== null && traceHash === null) {
    return ["linkOutcome", shortened(hash)];
  }
  return {
    timeMs: time === null ? null : Number(time),
    part: part === null ? null : Number(part),
    mode: mode === null ? null : Number(mode),
    only: shown ?? null,
    view: view as LinkView | null,
    lesson,
    embed: parts.has("embed"),
    present: parts.has("present"),
    traceHash,
  };
}

/** The modes that a link names, ascending; null where it names all, undefined where none. */
function modesIn(text: string, count: number): readonly number[] | null | undefined {
  if (!/^\d{1,2}(?:,\d{1,2})*$/.test(text)) return undefined;
  const named = [...new Set(text.split(",").map(Number))].sort((a, b) => a - b);
  if (named.some((mode) => mode >= count)) return undefined;
  return named.length === count ? null : named;
}
