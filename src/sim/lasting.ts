// What a script takes away for good: who is out of reach will never have what was meant for it.
import type { NodeId } from "../data/value.ts";
import { severedBy } from "./network.ts";
import type { LinkId, ScriptEntry } from "./scenario.ts";

export interface Lasting {
  /** Down to the end. */
  readonly nodes: ReadonlySet<NodeId>;
  /** Severed to the end. */
  readonly links: ReadonlySet<LinkId>;
}

/** Of what has begun by a time, the faults without an end. One that ends later is not for good. */
export function lastingIn(script: readonly ScriptEntry[], atUs: number): Lasting {
  const begun = script.filter(
    (entry) => "untilUs" in entry && entry.untilUs === null && entry.atUs <= atUs,
  );
  return {
    nodes: new Set(begun.flatMap((entry) => (entry.kind === "crash" ? [entry.node] : []))),
    links: new Set(begun.flatMap(severedBy)),
  };
}
