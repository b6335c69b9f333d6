// A fault of a document: where it is and what is wrong.
import type { Path } from "./path.ts";

export interface Fault {
  readonly path: Path;
  /** The rest of the sentence after the path. */
  readonly message: string;
}

export function fault(path: Path, message: string): Fault {
  return { path, message };
}

/** Says that there is no such node, and which there are. */
export function unknownNode(id: string, ids: readonly string[]): string {
  return unknown("node", id, ids);
}

/** Says that there is no such thing, and which there are. */
export function unknown(what: string, name: string, names: readonly string[]): string {
  const known = names.length === 0 ? `there are no ${what}s` : `${what}s are ${names.join(", ")}`;
  return `there is no ${what} ${JSON.stringify(name)}; ${known}`;
}

/** What is wrong with the name of a link, or null. */
export function linkFault(link: string, ids: readonly string[]): string | null {
  const [from = "", to = ""] = link.split(/[->]/);
  for (const id of [from, to]) if (!ids.includes(id)) return unknownNode(id, ids);
  return from === to ? `a link joins two nodes, not ${from} with itself` : null;
}
