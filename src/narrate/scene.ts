// What the sentences of an event need to know. What is the same for all events of a run is
// prepared once.
import type { NodeId } from "../data/value.ts";
import { oncePerPair } from "../lib/oncePerKey.ts";
import { setApart } from "../lib/visible.ts";
import type { NodeSetup, ScriptEntry } from "../sim/scenario.ts";
import { labelOf, requestById, type Trace, type TraceEvent } from "../sim/trace.ts";
import { staleIn } from "./answers.ts";
import { besidesOf } from "./besides.ts";
import type { Catalogue } from "./catalogue.ts";
import { lettersIn, nodeNames } from "./cities.ts";
import {
  certificationOf,
  concurrenceOf,
  goneBy,
  knowledgeOf,
  leftBy,
  orderOf,
  overwrittenAt,
} from "./claims.ts";
import { fateOf } from "./fate.ts";
import { pastCut } from "./pastCut.ts";
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
    besides: (note) => besidesOf(trace, event, note),
    sequence: (id) => certificationOf(trace, id)?.sequence ?? null,
    order: (first, second) => orderOf(trace, first, second),
    knowledge: (by, of, row) => knowledgeOf(trace, { by, of, row }),
    concurrence: (by, of, row) => concurrenceOf(trace, { by, of, row }),
    left: (request, row, fields) => leftBy(trace, request, row, fields),
    overwritten: (row, by) => overwrittenAt(trace, event, row, by),
    get gone() {
      return goneBy(trace, event);
    },
    fate: (request, row, fields) => {
      const claim = fateOf(trace, request, row, fields ?? null);
      return { claim, request, row, ...(fields === undefined ? {} : { fields }) };
    },
    stale: (request) => staleIn(trace, request),
    label: (message) => labelOf(trace, message),
    message: trace.messages[event.message],
    started: trace.requests[event.request],
    ended: event.ends.flatMap((index) => trace.requests[index] ?? []),
    entry: entries.get(event.entry),
    sentCount: event.sends.length,
    get past() {
      return pastCut(trace, event, entries.get(event.entry));
    },
  };
}
