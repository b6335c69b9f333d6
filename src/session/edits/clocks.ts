// What a node's clock is ahead of true time: from the start, or from a time on.
import { limits } from "../../scenarios/leaves.ts";
import { type Edit, fineMs, msOf } from "./edit.ts";
import { changeNode } from "./nodes.ts";
import { addEntry, replaceEntry, scriptOf } from "./script.ts";

function offsetMs(us: number): number {
  return Math.min(limits.timeMs, Math.max(-limits.timeMs, fineMs(us / 1000)));
}

export function setClock(id: string, offsetUs: number): Edit {
  const offset = offsetMs(offsetUs);
  return changeNode(id, ({ clock = {}, ...node }) => {
    const { offset: _offset, ...rest } = clock;
    const changed = offset === 0 ? rest : { ...rest, offset };
    return Object.keys(changed).length === 0 ? node : { ...node, clock: changed };
  });
}

/** The clock jumps; a second jump at the same time takes the place of the first. */
export function setClockFrom(clock: string, offsetUs: number, atUs: number): Edit {
  const entry = { at: msOf(atUs), clock, offset: offsetMs(offsetUs) };
  return (document) => {
    const index = scriptOf(document).findIndex(
      (one) => "clock" in one && one.clock === clock && one.at === entry.at,
    );
    return (index < 0 ? addEntry(entry) : replaceEntry(index, entry))(document);
  };
}
