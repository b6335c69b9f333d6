// A draft of a scenario, with two faces: a form and a text. Whatever is typed stays, also what is
// wrong; only a draft without a fault becomes the scenario.
import { knownModes } from "../../explore/known.ts";
import { sameData } from "../../lib/canonical.ts";
import type { Fault } from "../../scenarios/fault.ts";
import { fileText } from "../../scenarios/fileText.ts";
import { readJson } from "../../scenarios/json.ts";
import { isInOneForm } from "../../scenarios/names.ts";
import { placeOfPath, type TextPlace } from "../../scenarios/position.ts";
import { checkScenario, parseScenario, type ScenarioDocument } from "../../scenarios/schema.ts";
import { asWritten, isShapely, writtenOut } from "./formData.ts";
import { isObject, type JsonObject } from "./tree.ts";

export type Face = "form" | "json";

export interface Draft {
  readonly face: Face;
  /** The document that the form began with, as it was written. */
  readonly base: JsonObject;
  /** What the form shows now, written out. */
  readonly form: JsonObject;
  /** What the text face shows; it is current only there. */
  readonly text: string;
}

export interface DraftFault {
  /** Such as `script[3].node`; empty for the whole. */
  readonly path: string;
  readonly fault: Fault;
  /** Where in the text; null in the form. */
  readonly place: TextPlace | null;
}

export type DraftCheck =
  | { readonly ok: true; readonly document: ScenarioDocument }
  | { readonly ok: false; readonly fault: DraftFault };

/** The draft of a document, as a form. */
export function draftOf(document: ScenarioDocument | JsonObject, face: Face = "form"): Draft {
  const base = document as JsonObject;
  return { face, base, form: writtenOut(base), text: fileText(base) };
}

/** The draft of a text that may be anything: as a form where it is a scenario. */
export function draftOfText(text: string): Draft {
  const typed: Draft = { face: "json", base: {}, form: {}, text };
  return checkDraft(typed).ok ? toForm(typed) : typed;
}

export function withForm(draft: Draft, form: JsonObject): Draft {
  return { ...draft, form };
}

export function withText(draft: Draft, text: string): Draft {
  return { ...draft, text };
}

/** The draft as text, whichever its face. */
export function draftText(draft: Draft): string {
  return draft.face === "json" ? draft.text : fileText(asWritten(draft.form, draft.base));
}

/** Whether the draft says the same as a document. */
export function says(draft: Draft, document: ScenarioDocument): boolean {
  const read = draft.face === "json" ? readJson(draft.text) : null;
  if (read?.ok === false) return false;
  const said = read === null ? asWritten(draft.form, draft.base) : read.value;
  if (sameData(said, document)) return true;
  if (!isObject(said) || isInOneForm(said)) return false;
  const check = checkDraft(draft);
  return check.ok && sameData(check.document, document);
}

export function toText(draft: Draft): Draft {
  return { ...draft, face: "json", text: draftText(draft) };
}

/** The draft as a form; the same draft where the text is not one that a form can show. */
export function toForm(draft: Draft): Draft {
  const read = readJson(draft.text);
  if (!read.ok || !isShapely(read.value)) return draft;
  return { ...draftOf(read.value), text: draft.text };
}

/** The text laid out as a file would be; the same draft where it is not JSON. */
export function laidOut(draft: Draft): Draft {
  const read = readJson(draft.text);
  return read.ok ? { ...draft, text: fileText(read.value) } : draft;
}

export function checkDraft(draft: Draft): DraftCheck {
  const { face, text } = draft;
  if (face === "form") {
    // The form says more than the document: what is measured is what will be written.
    const document = asWritten(draft.form, draft.base) as unknown as ScenarioDocument;
    const result = checkScenario(draft.form, knownModes, document);
    if (!result.ok)
      return { ok: false, fault: { path: result.path, fault: result.fault, place: null } };
    if (isInOneForm(document)) return { ok: true, document };
    const formed = checkScenario(document, knownModes);
    return { ok: true, document: formed.ok ? formed.document : document };
  }
  const result = parseScenario(text, knownModes);
  if (result.ok) return result;
  const { path, fault } = result;
  return { ok: false, fault: { path, fault, place: placeOfPath(text, path) } };
}
