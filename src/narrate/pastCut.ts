// What had left before a cut is past it: the model lets it arrive, and the map shows it beyond the
// cut.
import { severedBy } from "../sim/network.ts";
import type { ScriptEntry } from "../sim/scenario.ts";
import type { Trace, TraceEvent } from "../sim/trace.ts";

/** How many messages had left over the links that an event severs, and arrive all the same. */
export function pastCut(trace: Trace, event: TraceEvent, entry: ScriptEntry | undefined): number {
  if (entry?.kind !== "cut" && entry?.kind !== "partition") return 0;
  const links = new Set(severedBy(entry));
  return trace.messages.filter(
    ({ from, to, background, leftUs, sentBy, deliveredBy }) =>
      !background &&
      links.has(`${from}>${to}`) &&
      sentBy < event.index &&
      leftUs !== null &&
      leftUs <= event.atUs &&
      deliveredBy > event.index,
  ).length;
}
