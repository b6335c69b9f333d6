// Whether the nodes agree where they must: on the value of a slot, the order of the log, the
// verdict of a certification, the primary component, the home of a row, the end of a two-phase
// commit, the primary of a term. Derived from what each node noted on its own.
import type { NodeId } from "../data/value.ts";
import type { Note } from "../sim/note.ts";
import { isUpAfter, type Trace, type TraceEvent } from "../sim/trace.ts";
import { choices } from "./chosen.ts";
import type { Disagreement, DisagreementKind } from "./disagreement.ts";
import { logDisagreements } from "./logs.ts";
import { perTrace } from "./perTrace.ts";

/** All disagreements, in order of their events. */
export const disagreements = perTrace((trace: Trace): readonly Disagreement[] => {
  const found = [
    ...slots(trace),
    ...logDisagreements(trace),
    ...components(trace),
    ...sameEverywhere(trace, certification),
    ...sameEverywhere(trace, home),
    ...sameEverywhere(trace, decision),
    ...sameEverywhere(trace, term),
  ];
  return found.sort((a, b) => a.event - b.event);
});

/** One value a slot; and nobody learns what is not chosen. */
function slots(trace: Trace): readonly Disagreement[] {
  const { chosen, splitBallots } = choices(trace);
  const found = splitBallots.map(({ slot, event }) => {
    return disagreement("slot", event, `One ballot carried two values for slot ${slot}.`);
  });
  const moments = new Map<number, Map<string, number>>();
  for (const { slot, value, event } of chosen) {
    const values = moments.get(slot) ?? new Map<string, number>();
    moments.set(slot, values.set(value, event));
    if (values.size < 2) continue;
    found.push(disagreement("slot", event, `Two values were chosen for slot ${slot}.`));
  }
  for (const { event, node, note } of notesOf(trace, "learn")) {
    const choice = moments.get(note.slot)?.get(note.value);
    if (choice !== undefined && choice <= event.index) continue;
    const text = `${node} learned for slot ${note.slot} a value that was not chosen.`;
    found.push(disagreement("slot", event.index, text));
  }
  return found;
}

/** A fact that must be the same wherever it is noted. */
interface Fact {
  readonly kind: DisagreementKind;
  readonly subject: string;
  readonly value: string;
}

function sameEverywhere(
  trace: Trace,
  factOf: (note: Note) => Fact | null,
): readonly Disagreement[] {
  const known = new Map<string, { value: string; node: NodeId }>();
  const found: Disagreement[] = [];
  for (const event of trace.events) {
    for (const note of event.notes) {
      const fact = factOf(note);
      if (fact === null || event.node === null) continue;
      const { kind, subject, value } = fact;
      const first = known.get(subject);
      if (first === undefined) known.set(subject, { value, node: event.node });
      else if (first.value !== value) {
        const sides = `${first.node} has ${first.value}, ${event.node} has ${value}`;
        found.push(disagreement(kind, event.index, `On ${subject} ${sides}.`));
      }
    }
  }
  return found;
}

function certification(note: Note): Fact | null {
  if (note.kind !== "certify") return null;
  const value = `${note.verdict} at position ${note.sequence}`;
  return { kind: "verdict", subject: `the certification of ${note.request}`, value };
}

function home(note: Note): Fact | null {
  if (note.kind !== "home") return null;
  const subject = `the home of ${note.row} in epoch ${note.epoch}`;
  return { kind: "home", subject, value: note.to };
}

function decision(note: Note): Fact | null {
  if (note.kind !== "two-phase") return null;
  if (note.phase !== "commit" && note.phase !== "abort") return null;
  // A try that meets locks is aborted and followed by another: each has one end.
  const subject = `the end of try ${note.attempt} of ${note.request}`;
  return { kind: "two-phase", subject, value: note.phase };
}

function term(note: Note): Fact | null {
  if (note.kind !== "primary") return null;
  return { kind: "term", subject: `the primary of term ${note.term}`, value: note.node };
}

interface View {
  readonly number: number;
  readonly members: readonly NodeId[];
}

/**
 * Never two primary components: at no moment two nodes that are up believe in primary views without
 * a common member, and views of one number have the same members. (A node that has not heard yet
 * may still believe in the last view: it shares members with the new one and can do nothing without
 * them.)
 */
function components(trace: Trace): readonly Disagreement[] {
  const beliefs = new Map<NodeId, View>();
  const members = new Map<number, readonly NodeId[]>();
  const found: Disagreement[] = [];
  for (const event of trace.events) {
    const { node } = event;
    if (node === null) continue;
    // A node that comes back belongs nowhere until it notes a view again.
    if (event.kind === "crash" || event.kind === "restart") beliefs.delete(node);
    for (const note of event.notes) {
      if (note.kind !== "view") continue;
      beliefs.delete(node);
      if (!note.primary) continue;
      const view = { number: note.view, members: note.members };
      const known = members.get(view.number) ?? view.members;
      members.set(view.number, known);
      if (!sameMembers(known, view.members)) {
        const text = `View ${view.number} has other members at ${node} than elsewhere.`;
        found.push(disagreement("component", event.index, text));
      }
      const rival = rivalOf(trace, beliefs, view, event);
      if (rival !== null) {
        const text = `${node} and ${rival} belong to two primary components at once.`;
        found.push(disagreement("component", event.index, text));
      }
      beliefs.set(node, view);
    }
  }
  return found;
}

function rivalOf(
  trace: Trace,
  beliefs: ReadonlyMap<NodeId, View>,
  view: View,
  event: TraceEvent,
): NodeId | null {
  for (const [other, theirs] of beliefs) {
    if (!isUpAfter(trace, other, event.index)) continue;
    if (!theirs.members.some((member) => view.members.includes(member))) return other;
  }
  return null;
}

function sameMembers(a: readonly NodeId[], b: readonly NodeId[]): boolean {
  return a.length === b.length && a.every((member) => b.includes(member));
}

function disagreement(kind: DisagreementKind, event: number, text: string): Disagreement {
  return { kind, event, text };
}

type NoteOf<Kind extends Note["kind"]> = Note & { readonly kind: Kind };

function notesOf<Kind extends Note["kind"]>(
  trace: Trace,
  kind: Kind,
): readonly { event: TraceEvent; node: NodeId; note: NoteOf<Kind> }[] {
  return trace.events.flatMap((event) =>
    event.notes.flatMap((note) =>
      note.kind === kind && event.node !== null
        ? [{ event, node: event.node, note: note as NoteOf<Kind> }]
        : [],
    ),
  );
}
