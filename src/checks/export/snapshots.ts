// Now and then, what a replica has been given and a fingerprint of what it shows: from these an
// outside checker tests that equal deliveries give equal states.
import type { NodeId } from "../../data/value.ts";
import { showTable } from "../../data/view.ts";
import { canonical } from "../../lib/canonical.ts";
import { digestOf } from "../../lib/hash.ts";
import { compareText } from "../../lib/record.ts";
import type { Note } from "../../sim/note.ts";
import { isUpAfter, rowsAfter, type Trace, type TraceEvent } from "../../sim/trace.ts";
import { type HistoryLine, nanoseconds } from "./historyLine.ts";

/** After how many new updates a node is looked at again. */
const interval = 20;

/** Follows the deliveries of a run; an update is named by its request and row. */
export class Snapshots {
  private readonly trace: Trace;
  private readonly delivered = new Map<NodeId, Set<string>>();

  constructor(trace: Trace) {
    this.trace = trace;
    for (const node of trace.nodes) this.delivered.set(node, new Set());
  }

  /** Takes an event in; gives a snapshot when it is time for one. */
  observe(event: TraceEvent): readonly HistoryLine[] {
    if (event.node === null) return [];
    const known = this.delivered.get(event.node);
    if (known === undefined) return [];
    const before = known.size;
    for (const note of event.notes) {
      // Who is given a whole state is not told which updates are in it.
      if (note.kind === "transfer" && note.transfer === "state") this.delivered.delete(event.node);
      for (const update of updatesOf(note)) known.add(update);
    }
    const isDue = Math.floor(known.size / interval) > Math.floor(before / interval);
    return isDue ? this.of(event.node, event.index, event.atUs) : [];
  }

  /** Snapshots of all nodes that are up after an event, at a time. */
  all(event: number, atUs: number): readonly HistoryLine[] {
    return this.trace.nodes.flatMap((node) => this.of(node, event, atUs));
  }

  private of(node: NodeId, index: number, atUs: number): readonly HistoryLine[] {
    const known = this.delivered.get(node);
    if (known === undefined || !isUpAfter(this.trace, node, index)) return [];
    const digest = digestOf(canonical(showTable(rowsAfter(this.trace, node, index))));
    const delivered = [...known].sort(compareText);
    return [{ type: "snap", node, time: nanoseconds(atUs), delivered, digest }];
  }
}

function updatesOf(note: Note): readonly string[] {
  switch (note.kind) {
    case "write":
      return [`${note.request}@${note.row}`];
    case "apply":
    case "ignore":
      return note.requests.map((request) => `${request}@${note.row}`);
    case "conflict":
      // Certification decides before anything is visible: the one that stays is noted again when it
      // is, the other never is.
      if (note.rule === "first-in-order") return [];
      return [...note.kept, ...note.lost].flatMap(({ request }) =>
        request === null ? [] : [`${request}@${note.row}`],
      );
    default:
      return [];
  }
}
