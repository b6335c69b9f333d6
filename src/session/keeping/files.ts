// Scenarios that come in from outside the page, dropped, picked or pasted, and go out as files.
import { limits } from "../../scenarios/leaves.ts";
import { isLink } from "../../scenarios/link/asLeft.ts";
import type { Session } from "../state.ts";

export { fileName, fileText } from "../../scenarios/fileText.ts";

/** What a pasted text is for the page; null: nothing that it could open. */
export function kindOfText(text: string): "link" | "file" | null {
  if (text.trim().startsWith("{")) return "file";
  return isLink(text) ? "link" : null;
}

/** Opens a text as what it is; false where it is for somebody else. */
export function openPasted(session: Session, text: string): boolean {
  const kind = kindOfText(text);
  if (kind === "file") session.openText(text);
  else if (kind === "link") session.openHash(text);
  return kind !== null;
}

/** A file's text. Of one that is too large only as much is read as shows that it is. */
export function readFile(file: Blob): Promise<string> {
  return file.slice(0, limits.textBytes + 1).text();
}
