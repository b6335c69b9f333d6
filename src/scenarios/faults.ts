// Expands generated faults into entries of a script. Every kind of fault has a stream of its own,
// so that one more crash does not move the cuts; and every fault is over before the span ends.
import { type Random, randomStream } from "../lib/random.ts";
import { defaultSeed, faultSpanMs, networkOf, nodesOf, type ResolvedNode } from "./defaults.ts";
import type { EntryDocument, FaultsDocument, ScenarioDocument } from "./documentSchema.ts";
import { presetDelayMs } from "./presets.ts";

/** Farthest that a generated clock step goes, either way. */
const largestStepMs = 5000;

interface Setting {
  readonly faults: FaultsDocument;
  readonly nodes: readonly ResolvedNode[];
  readonly ids: readonly string[];
  readonly spanMs: number;
  readonly document: ScenarioDocument;
  stream(name: string): Random;
}

/** The faults, kind by kind; none where the document asks for none. */
export function expandFaults(document: ScenarioDocument): readonly EntryDocument[] {
  const { faults } = document;
  if (faults === undefined) return [];
  const nodes = nodesOf(document);
  const setting: Setting = {
    faults,
    nodes,
    ids: nodes.map((node) => node.id),
    spanMs: Math.floor(faultSpanMs(faults, document)),
    document,
    stream: (name) => randomStream(document.seed ?? defaultSeed, `faults:${name}`),
  };
  return [
    ...weather(setting),
    ...partitions(setting),
    ...oneWayCuts(setting),
    ...crashes(setting),
    ...delaySpikes(setting),
    ...clockSteps(setting),
  ];
}

/** A beginning and an end within the span, a quarter of it apart at most. */
function drawStretch(random: Random, spanMs: number): { at: number; until: number } {
  const length = 1 + random.integer(Math.floor(spanMs / 4));
  const at = random.integer(spanMs - length + 1);
  return { at, until: at + length };
}

function times<T>(count: number | undefined, make: () => T): readonly T[] {
  return Array.from({ length: count ?? 0 }, make);
}

function partitions({ faults, ids, spanMs, stream }: Setting): readonly EntryDocument[] {
  const random = stream("partitions");
  return times(faults.partitions, () => {
    const stretch = drawStretch(random, spanMs);
    return { ...stretch, partition: drawGroups(random, ids) };
  });
}

/** Two or three groups, none of them empty. */
function drawGroups(random: Random, ids: readonly string[]): readonly (readonly string[])[] {
  const count = ids.length > 2 && random.next() < 0.25 ? 3 : 2;
  const order = shuffled(random, ids);
  const groups = order.slice(0, count).map((id) => [id]);
  for (const id of order.slice(count)) random.pick(groups).push(id);
  return groups.map((group) => ids.filter((id) => group.includes(id)));
}

/** The items in an order drawn at random (Fisher and Yates; Durstenfeld 1964). */
function shuffled<T>(random: Random, items: readonly T[]): readonly T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const k = random.integer(i + 1);
    [result[i], result[k]] = [result[k] as T, result[i] as T];
  }
  return result;
}

function drawLink(random: Random, ids: readonly string[]): readonly [string, string] {
  const [from, to] = shuffled(random, ids);
  return [from as string, to as string];
}

function oneWayCuts({ faults, ids, spanMs, stream }: Setting): readonly EntryDocument[] {
  const random = stream("oneWayCuts");
  return times(faults.oneWayCuts, () => {
    const [from, to] = drawLink(random, ids);
    return { ...drawStretch(random, spanMs), cut: `${from}>${to}` };
  });
}

function crashes({ faults, ids, spanMs, stream }: Setting): readonly EntryDocument[] {
  const random = stream("crashes");
  return times(faults.crashes, () => {
    const crash = random.pick(ids);
    return { ...drawStretch(random, spanMs), crash };
  });
}

/** One direction of a link becomes two to ten times as slow. */
function delaySpikes(setting: Setting): readonly EntryDocument[] {
  const { faults, ids, spanMs } = setting;
  const random = setting.stream("delaySpikes");
  return times(faults.delaySpikes, () => {
    const [from, to] = drawLink(random, ids);
    const factor = 2 + random.integer(9);
    const stretch = drawStretch(random, spanMs);
    return {
      ...stretch,
      link: `${from}>${to}`,
      set: { latency: factor * usual(setting, from, to) },
    };
  });
}

function usual({ nodes, document }: Setting, from: string, to: string): number {
  const [a, b] = [from, to].map((id) => nodes.find((node) => node.id === id) as ResolvedNode);
  return presetDelayMs(networkOf(document).preset, a as ResolvedNode, b as ResolvedNode);
}

/** A clock jumps; when the span ends all clocks that jumped are as they were at the start. */
function clockSteps({ faults, nodes, spanMs, stream }: Setting): readonly EntryDocument[] {
  const random = stream("clockSteps");
  const stepped = new Set<ResolvedNode>();
  const steps = times(faults.clockSteps, () => {
    const node = random.pick(nodes);
    stepped.add(node);
    const offset = node.offsetMs + random.integer(2 * largestStepMs + 1) - largestStepMs;
    return { at: random.integer(spanMs), clock: node.id, offset: clamped(offset) };
  });
  const ends = nodes
    .filter((node) => stepped.has(node))
    .map((node) => ({ at: spanMs, clock: node.id, offset: node.offsetMs }));
  return [...steps, ...ends];
}

function clamped(offsetMs: number): number {
  return Math.max(-3_600_000, Math.min(3_600_000, offsetMs));
}

/** Loss, duplication and disorder on every link, for the whole span. */
function weather({ faults, ids, spanMs, stream }: Setting): readonly EntryDocument[] {
  const { lossUpTo = 0, duplicateUpTo = 0, reorder = false } = faults;
  const losses = stream("loss");
  const duplicates = stream("duplicate");
  const entries: EntryDocument[] = [];
  for (const from of ids) {
    for (const to of ids) {
      if (from === to) continue;
      const loss = thousandths(losses.next() * lossUpTo);
      const duplicate = thousandths(duplicates.next() * duplicateUpTo);
      const set = {
        ...(loss > 0 ? { loss } : {}),
        ...(duplicate > 0 ? { duplicate } : {}),
        ...(reorder ? { order: "any" as const, jitter: 30 } : {}),
      };
      if (Object.keys(set).length === 0) continue;
      entries.push({ at: 0, until: spanMs, link: `${from}>${to}`, set });
    }
  }
  return entries;
}

function thousandths(value: number): number {
  return Math.floor(value * 1000) / 1000;
}
