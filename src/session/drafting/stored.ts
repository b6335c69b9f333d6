// The editor's draft as the session holds it and the browser keeps it: what was typed, and over
// which document. Over another one it is offered, not put.
import { canonical } from "../../lib/canonical.ts";
import { digestOf } from "../../lib/hash.ts";
import { oncePerKey } from "../../lib/oncePerKey.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import type { Face } from "./draft.ts";

export interface StoredDraft {
  /** What names the document that was open: `nameOf` it. */
  readonly over: string;
  readonly face: Face;
  /** The draft as text. */
  readonly text: string;
}

export const nameOf = oncePerKey((document: ScenarioDocument) => digestOf(canonical(document)));

/** What was kept as a draft, as far as it is sound. */
export function draftIn(data: unknown): StoredDraft | null {
  if (typeof data !== "object" || data === null) return null;
  const { over, face, text } = data as Partial<Record<keyof StoredDraft, unknown>>;
  if (face !== "form" && face !== "json") return null;
  return typeof over === "string" && typeof text === "string" ? { over, face, text } : null;
}
