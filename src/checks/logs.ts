// Whether all nodes applied one log in one order: at each position the same entries with the same
// verdicts, and no position jumped over. A node that restarts may go on where it was or apply
// earlier entries again.
import type { NodeId, RequestId } from "../data/value.ts";
import type { Note } from "../sim/note.ts";
import type { Trace } from "../sim/trace.ts";
import type { Disagreement } from "./disagreement.ts";

type LogNote = Note & { readonly kind: "log" };

interface Entry {
  readonly request: RequestId | null;
  readonly verdict: LogNote["verdict"];
  readonly event: number;
}

/** What one boot of a node applied at one position: normally one entry. */
interface Visit {
  readonly node: NodeId;
  readonly entries: Entry[];
}

/** How far a node is in its present boot. */
interface Progress {
  readonly boot: number;
  readonly sequence: number;
  readonly visit: Visit;
}

export function logDisagreements(trace: Trace): readonly Disagreement[] {
  const { visits, found } = follow(trace);
  for (const sequence of [...visits.keys()].sort((a, b) => a - b)) {
    found.push(...compare(sequence, visits.get(sequence) ?? []));
  }
  return found;
}

/** Collects the visits to each position, and reports jumps. */
function follow(trace: Trace): { visits: Map<number, Visit[]>; found: Disagreement[] } {
  const visits = new Map<number, Visit[]>();
  const progress = new Map<NodeId, Progress>();
  const found: Disagreement[] = [];
  for (const { index: event, node, notes } of trace.events) {
    if (node === null) continue;
    for (const note of notes) {
      // Who is given the whole state continues after it.
      if (note.kind === "transfer" && note.transfer === "state") progress.delete(node);
      if (note.kind !== "log") continue;
      const { sequence, request, verdict, boot } = note;
      const last = progress.get(node);
      if (isJump(last, note)) {
        const text = `${node} applied position ${sequence} of the log out of turn.`;
        found.push({ kind: "order", event, text });
      }
      const stays = last?.boot === boot && last.sequence === sequence;
      const visit = stays ? last.visit : { node, entries: [] };
      if (!stays) visits.set(sequence, [...(visits.get(sequence) ?? []), visit]);
      visit.entries.push({ request, verdict, event });
      progress.set(node, { boot, sequence, visit });
    }
  }
  return { visits, found };
}

/**
 * Within a boot the next position follows; a new boot may start anywhere up to where the node had
 * been.
 */
function isJump(last: Progress | undefined, { boot, sequence }: LogNote): boolean {
  if (last === undefined) return false;
  if (last.boot !== boot) return sequence > last.sequence + 1;
  return sequence !== last.sequence && sequence !== last.sequence + 1;
}

/**
 * All visits must agree with the one that saw most; a visit may have been cut short by a crash or
 * the end.
 */
function compare(sequence: number, visits: readonly Visit[]): readonly Disagreement[] {
  const longest = visits.reduce<Visit | undefined>(
    (most, visit) => (visit.entries.length > (most?.entries.length ?? 0) ? visit : most),
    undefined,
  );
  return visits.flatMap((visit) =>
    visit.entries.flatMap(({ request, verdict, event }, i) => {
      const other = longest?.entries[i];
      if (other === undefined || longest === undefined) return [];
      const at = `At position ${sequence} of the log`;
      if (other.request !== request) {
        const text = `${at} ${longest.node} has ${other.request}, ${visit.node} has ${request}.`;
        return [{ kind: "order", event: Math.max(event, other.event), text }];
      }
      if (!contradict(other.verdict, verdict)) return [];
      const sides = `${other.verdict} at ${longest.node}, ${verdict} at ${visit.node}`;
      const text = `${at} ${request} is ${sides}.`;
      return [{ kind: "order", event: Math.max(event, other.event), text }];
    }),
  );
}

/** A repeat of what a node had applied before says nothing against the first verdict. */
function contradict(a: LogNote["verdict"], b: LogNote["verdict"]): boolean {
  const decided = (verdict: LogNote["verdict"]): boolean =>
    verdict === "applied" || verdict === "refused";
  return a !== b && decided(a) && decided(b);
}
