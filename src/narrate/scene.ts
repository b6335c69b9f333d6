// What the sentences of an event need to know. What is the same for all events of a run is
// prepared once.
import type { NodeId, RequestId } from "../data/value.ts";
import { oncePerPair } from "../lib/oncePerKey.ts";
import { setApart } from "../lib/visible.ts";
import type { NodeSetup, ScriptEntry } from "../sim/scenario.ts";
import { labelOf, requestById, type Trace, type TraceEvent } from "../sim/trace.ts";
import { besidesOf } from "./besides.ts";
import type { Catalogue } from "./catalogue.ts";
import { lettersIn, nodeNames } from "./cities.ts";
import { fateOf } from "./fate.ts";
import { reachOf } from "./reach.ts";
import type { Scene } from "./told.ts";
import type { Voice } from "./voice.ts";
import { withNames } from "./words.ts";

interface Cast {
  readonly names: ReadonlyMap<NodeId, string>;
  readonly letters: ReadonlyMap<NodeId, string>;
  readonly entries: ReadonlyMap<number, ScriptEntry>;
}

const castOf = oncePerPair((trace: Trace, catalogue: Catalogue): Cast => {
  const { nodes, script } = trace.scenario;
  return {
    names: nodeNames(nodes, catalogue),
    // Those of the names that the scenario gives: the marks have the same in every language.
    letters: lettersOf(nodes),
    entries: new Map(script.map((entry) => [entry.index, entry])),
  };
});

/** The first letter of each name, or as many as tell it from those before. */
function lettersOf(nodes: readonly NodeSetup[]): ReadonlyMap<NodeId, string> {
  const letters = new Map<NodeId, string>();
  const taken = new Set<string>();
  for (const node of nodes) {
    const characters = lettersIn(node);
    let length = 1;
    while (length < characters.length && taken.has(characters.slice(0, length).join(""))) {
      length += 1;
    }
    const short = characters.slice(0, length).join("");
    taken.add(short);
    letters.set(node.id, setApart(short));
  }
  return letters;
}

/** The certified place of each request, found once. */
const orders = new WeakMap<Trace, ReadonlyMap<RequestId, number>>();

function orderOf(trace: Trace): ReadonlyMap<RequestId, number> {
  let order = orders.get(trace);
  if (order === undefined) {
    const notes = trace.events.flatMap((event) => event.notes);
    order = new Map(
      notes.flatMap((note) =>
        note.kind === "certify" ? [[note.request, note.sequence] as const] : [],
      ),
    );
    orders.set(trace, order);
  }
  return order;
}

export function sceneOf(trace: Trace, event: TraceEvent, { catalogue }: Voice): Scene {
  const { names, letters, entries } = castOf(trace, catalogue);
  const name = (node: string): string => names.get(node) ?? node;
  return {
    event,
    here: event.node === null ? "" : name(event.node),
    name,
    names: (nodes) => catalogue.list(nodes.map(name)),
    letter: (node) => letters.get(node) ?? node,
    named: (text) => {
      const apart = setApart(text);
      return apart === text ? withNames(text, names) : apart;
    },
    request: (id) => requestById(trace, id),
    clockOf: ({ startedBy }) => trace.events[startedBy]?.clockUs ?? 0,
    sequence: (id) => orderOf(trace).get(id) ?? null,
    reach: (write, other) => reachOf(trace, write, other),
    besides: (note) => besidesOf(trace, event, note),
    fate: (write, row) => fateOf(trace, write, row),
    label: (message) => labelOf(trace, message),
    message: trace.messages[event.message],
    started: trace.requests[event.request],
    ended: event.ends.flatMap((index) => trace.requests[index] ?? []),
    entry: entries.get(event.entry),
    sentCount: event.sends.length,
  };
}
