// The draft survives that the editor is closed and the page loaded again. It is kept with the text
// of the document that it was made of: over another one it is offered, not put.
import type { Face } from "./draft.ts";

export interface StoredDraft {
  /** The document that was open, as text. */
  readonly over: string;
  readonly face: Face;
  /** The draft as text. */
  readonly text: string;
}

const key = "everywrite.draft";

/** Where a page may keep texts; null where it may not. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;

export function keep(shelf: Shelf, draft: StoredDraft | null): void {
  try {
    if (draft === null) shelf?.removeItem(key);
    else shelf?.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage: the draft lives as long as the page.
  }
}

export function kept(shelf: Shelf): StoredDraft | null {
  try {
    const data: unknown = JSON.parse(shelf?.getItem(key) ?? "null");
    return isStored(data) ? data : null;
  } catch {
    return null;
  }
}

function isStored(data: unknown): data is StoredDraft {
  if (typeof data !== "object" || data === null) return false;
  const { over, face, text } = data as Partial<Record<keyof StoredDraft, unknown>>;
  const isFace = face === "form" || face === "json";
  return typeof over === "string" && typeof text === "string" && isFace;
}
