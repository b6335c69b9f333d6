// What of a run leaves the page as text: rows of events, a log for ShiViz.
import { shivizLog } from "../../checks/export/shiviz.ts";
import { nodeNames } from "../../narrate/cities.ts";
import type { Voice } from "../../narrate/voice.ts";
import type { TraceEvent } from "../../sim/trace.ts";
import type { Run } from "../run/run.ts";
import type { Position } from "../run/steps.ts";
import { tell } from "./said.ts";

/** An event as a row of a list. */
export interface EventRow {
  readonly mode: string;
  readonly atUs: number;
  /** What people call the node; empty for an event of the world. */
  readonly node: string;
  readonly text: string;
}

/** The events that can be stepped through, run by run; `until`: only what has happened there. */
export function eventRows(
  runs: readonly Run[],
  voice: Voice,
  until: Position | null,
): readonly EventRow[] {
  return runs.flatMap(({ trace, title, byTime }) => {
    const names = nodeNames(trace.scenario.nodes, voice.catalogue);
    return [...byTime.values()]
      .flatMap((events) => happened(events, until))
      .map((event) => ({
        mode: title,
        atUs: event.atUs,
        node: names.get(event.node ?? "") ?? "",
        text: tell(trace, event.index, voice),
      }));
  });
}

/** The events of one instant, as far as they have happened. */
function happened(events: readonly TraceEvent[], until: Position | null): readonly TraceEvent[] {
  const atUs = events[0]?.atUs ?? 0;
  if (until === null || atUs < until.timeUs) return events;
  if (atUs > until.timeUs) return [];
  return until.part === null ? events : events.slice(0, until.part);
}

/** The run as a log that ShiViz reads, told as on the page. */
export function shivizText({ trace }: Run, voice: Voice): string {
  return shivizLog(trace, ({ index }) => tell(trace, index, voice));
}
