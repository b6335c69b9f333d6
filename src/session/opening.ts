// What can be opened: a scenario of the library, a text from a file, or a link. Each gives a scenario
// with the place in it that was meant, or one sentence on what is wrong.
import { modes } from "../modes/index.ts";
import { library } from "../scenarios/library/index.ts";
import { compileScenario, parseScenario, type ScenarioDocument } from "../scenarios/schema.ts";
import type { Scenario } from "../sim/scenario.ts";

export interface Opened {
  /** Id in the library; null for a scenario that came with a link or a file. */
  readonly id: string | null;
  readonly document: ScenarioDocument;
  readonly scenario: Scenario;
  readonly instantUs: number | null;
  /** Index of the mode that is to be shown large; null: all of them. */
  readonly mode: number | null;
  /** The short hash of the runs that the link was made from. */
  readonly hash: string | null;
}

export type OpenResult =
  | { readonly ok: true; readonly opened: Opened }
  | { readonly ok: false; readonly message: string };

/** The library for a menu, in its order. */
export const libraryEntries: readonly { readonly id: string; readonly title: string }[] =
  library.map(({ id, document }) => ({ id, title: document.title }));

export function openId(id: string): OpenResult {
  const entry = library.find((one) => one.id === id);
  if (entry === undefined) return { ok: false, message: `There is no scenario “${id}” here.` };
  return { ok: true, opened: openedDocument(entry.document, id) };
}

/** Opens the text of a scenario file. */
export function openText(text: string): OpenResult {
  const result = parseScenario(
    text,
    modes.map(({ about }) => about),
  );
  if (!result.ok) return { ok: false, message: `This file is not a scenario: ${result.message}.` };
  return { ok: true, opened: openedDocument(result.document, null) };
}

function openedDocument(document: ScenarioDocument, id: string | null): Opened {
  const scenario = compileScenario(document);
  return { id, document, scenario, instantUs: null, mode: null, hash: null };
}

/** Opens what stands after `#` in an address; nothing there is the library's first scenario. */
export function openHash(hash: string): OpenResult {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const result = openId(params.get("s") ?? library[0]?.id ?? "");
  if (!result.ok) return result;
  const t = params.get("t");
  const m = params.get("m");
  const instantUs = t === null ? null : Math.round(Number(t) * 1000);
  return { ok: true, opened: { ...result.opened, instantUs, mode: m === null ? null : Number(m) } };
}
