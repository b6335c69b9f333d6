// All that the labels of a picture will have to say while a scenario is played: what each node
// shows of a row, and knows about it, at any time and in any mode. The picture is laid out for
// these, so that nothing moves from one instant to the next.
import type { NodeId } from "../../data/value.ts";
import { canonical } from "../../lib/canonical.ts";
import { oncePerKey } from "../../lib/oncePerKey.ts";
import type { ShownWords } from "../../narrate/catalogue.ts";
import type { Knowledge } from "../../sim/panel.ts";
import type { Trace } from "../../sim/trace.ts";
import type { Run } from "./run.ts";
import { linesOf, type ShownLine, type Subject } from "./subject.ts";

/** What one label says at a time. */
export interface Saying {
  readonly up: boolean;
  readonly lines: readonly ShownLine[];
  readonly knowledge: Knowledge | null;
  readonly role: string | null;
}

export interface Sayings {
  /** By node: each saying once. */
  readonly byNode: Readonly<Record<NodeId, readonly Saying[]>>;
  /** By field: the values that are shown anywhere, in order of appearance. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Some client waits for its answer at some time. */
  readonly waits: boolean;
}

const noSayings: Sayings = { byNode: {}, values: new Map(), waits: false };

/** Of a long run a look now and then: what is said between is as long, or is shortened. */
const mostStates = 240;

const known = oncePerKey((runs: readonly Run[]) =>
  oncePerKey((subject: Subject) => oncePerKey((words: ShownWords) => gather(runs, subject, words))),
);

export function sayingsOf(
  runs: readonly Run[],
  subject: Subject | null,
  words: ShownWords,
): Sayings {
  return subject === null ? noSayings : known(runs)(subject)(words);
}

function gather(runs: readonly Run[], subject: Subject, words: ShownWords): Sayings {
  const byNode: Record<NodeId, Map<string, Saying>> = {};
  for (const { trace } of runs) {
    for (const node of trace.nodes) {
      byNode[node] ??= new Map();
      for (const saying of sayingsIn(trace, node, subject, words)) {
        byNode[node].set(canonical(saying), saying);
      }
    }
  }
  const lists = Object.entries(byNode).map(([node, each]) => [node, [...each.values()]] as const);
  return {
    byNode: Object.fromEntries(lists),
    values: valuesIn(lists.flatMap(([, each]) => each)),
    waits: runs.some(({ trace }) =>
      trace.requests.some(({ atUs, doneUs }) => doneUs === null || doneUs > atUs),
    ),
  };
}

function sayingsIn(
  { mode, histories, down }: Trace,
  node: NodeId,
  subject: Subject,
  words: ShownWords,
): readonly Saying[] {
  const states = histories[node]?.states ?? [];
  const step = Math.max(1, Math.ceil(states.length / mostStates));
  const looked = states.filter((_, i) => i % step === 0 || i === states.length - 1);
  const said = looked.map(
    (state): Saying => ({
      up: true,
      lines: linesOf(mode.rows(state)[subject.row], subject, words),
      knowledge: mode.knows(state, subject.row),
      role: mode.role?.(state) ?? null,
    }),
  );
  const isDown = (down[node] ?? []).length > 0;
  return isDown ? [...said, { up: false, lines: [], knowledge: null, role: null }] : said;
}

function valuesIn(all: readonly Saying[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, Set<string>>();
  for (const { lines } of all) {
    for (const { field, versions } of lines) {
      const texts = values.get(field) ?? new Set();
      values.set(field, texts);
      for (const version of versions) texts.add(version);
    }
  }
  return new Map([...values].map(([field, texts]) => [field, [...texts]]));
}
