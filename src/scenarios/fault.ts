// A fault of a document, a text or a link: where it is and what is wrong, as data. What is said of
// it stands in `sentences`, in each language.
import type { Path } from "./path.ts";
import type { Named, Said } from "./sentences/words.ts";

export interface Fault {
  /** Empty for the whole. */
  readonly path: Path;
  readonly said: Said;
  /** Where in a text that is not JSON. */
  readonly at?: { readonly line: number; readonly column: number };
  /** It is a fault of the scenario that a link carries. */
  readonly isInLink?: true;
}

export function fault(path: Path, said: Said): Fault {
  return { path, said };
}

/** Says that there is no such node, and which there are. */
export function unknownNode(id: string, ids: readonly string[]): Said {
  return unknown("node", id, ids);
}

/** Says that there is no such thing, and which there are. */
export function unknown(what: Named, name: string, names: readonly string[]): Said {
  return ["unknown", what, name, names];
}

/** What is wrong with the name of a link, or null. */
export function linkFault(link: string, ids: readonly string[]): Said | null {
  const [from = "", to = ""] = link.split(/[->]/);
  for (const id of [from, to]) if (!ids.includes(id)) return unknownNode(id, ids);
  return from === to ? ["selfLink", from] : null;
}
