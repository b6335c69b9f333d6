// Faults from a time on: nodes crash and restart, cables are cut and mended, the network falls into
// groups and heals.
import { directionsOf } from "../../scenarios/directions.ts";
import type { EntryDocument } from "../../scenarios/documentSchema.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import { linksBetween } from "../../sim/network.ts";
import { type Edit, msOf } from "./edit.ts";
import { addEntry, endEntries, scriptOf, writtenDown } from "./script.ts";

/** How long a fault lasts where nobody says: long enough for messages to run into it. */
export const usualFaultUs = 500_000;

interface Stretch {
  readonly atUs: number;
  /** Null: to the end of the run. */
  readonly untilUs: number | null;
}

function stretchOf({ atUs, untilUs }: Stretch): { readonly at: number; readonly until?: number } {
  return untilUs === null ? { at: msOf(atUs) } : { at: msOf(atUs), until: msOf(untilUs) };
}

export function crash(node: string, stretch: Stretch): Edit {
  return addEntry({ ...stretchOf(stretch), crash: node });
}

/** Ends every crash of the node that is open at a time. */
export function restart(node: string, atUs: number): Edit {
  return endAll(atUs, (entry) => "crash" in entry && entry.crash === node);
}

/** `a-b` cuts both directions, `a>b` one. */
export function cut(link: string, stretch: Stretch): Edit {
  return addEntry({ ...stretchOf(stretch), cut: link });
}

/** Ends whatever severs the cable at a time, partitions included. */
export function healCable(ends: readonly [string, string], atUs: number): Edit {
  const own = directionsOf(ends.join("-"));
  return endAll(atUs, (entry) => severed(entry).some((link) => own.includes(link)));
}

function partition(groups: readonly (readonly string[])[], stretch: Stretch): Edit {
  return addEntry({ ...stretchOf(stretch), partition: groups });
}

/** The node alone on one side, all others on the other. */
export function isolate(node: string, ids: readonly string[], stretch: Stretch): Edit {
  const others = ids.filter((id) => id !== node);
  return others.length === 0 ? (document) => document : partition([[node], others], stretch);
}

/** Ends the cuts and partitions that keep a node from any other. */
export function rejoin(node: string, atUs: number): Edit {
  return endAll(atUs, (entry) => severed(entry).some((link) => link.split(">").includes(node)));
}

/** The directed links that an entry severs. */
function severed(entry: EntryDocument): readonly string[] {
  if ("cut" in entry) return directionsOf(entry.cut);
  return "partition" in entry ? linksBetween(entry.partition) : [];
}

/** Ends the faults of one sort that are open at a time; generated ones are written down for it. */
function endAll(atUs: number, fits: (entry: EntryDocument) => boolean): Edit {
  const atMs = msOf(atUs);
  return (document: ScenarioDocument) => {
    const script = scriptOf(writtenDown(document));
    const open = script.flatMap((entry, index) => {
      const until = "until" in entry ? entry.until : Number.POSITIVE_INFINITY;
      return fits(entry) && entry.at <= atMs && until > atMs ? [index] : [];
    });
    return endEntries(open, atMs)(document);
  };
}
