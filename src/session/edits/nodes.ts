// Which nodes there are. A node that goes takes with it all that is said of it: what was asked of
// it, its place in partitions, its cables, its share of counters.
import { canonical } from "../../lib/canonical.ts";
import { nodeIdsOf } from "../../scenarios/defaults.ts";
import type { EntryDocument, NodeDocument } from "../../scenarios/documentSchema.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import type { Edit } from "./edit.ts";
import { scriptOf } from "./script.ts";

export type NodeObject = Exclude<NodeDocument, string>;

function nodesIn(document: ScenarioDocument): readonly NodeDocument[] {
  return document.nodes ?? nodeIdsOf(document);
}

function idOf(node: NodeDocument): string {
  return typeof node === "string" ? node : node.id;
}

export function changeNode(id: string, change: (node: NodeObject) => NodeObject): Edit {
  return (document) => {
    const nodes = nodesIn(document).map((node) => {
      if (idOf(node) !== id) return node;
      const changed = change(typeof node === "string" ? { id: node } : node);
      return Object.keys(changed).length === 1 ? changed.id : changed;
    });
    const isSame = canonical(nodes) === canonical(nodesIn(document));
    return isSame ? document : { ...document, nodes };
  };
}

/** Partitions name every node: the new one joins the largest group. */
export function addNode(node: NodeDocument): Edit {
  return (document) => {
    const id = idOf(node);
    if (nodesIn(document).some((one) => idOf(one) === id)) return document;
    const nodes = [...nodesIn(document), node];
    return changeScript({ ...document, nodes }, (entry) =>
      "partition" in entry ? { ...entry, partition: joined(entry.partition, id) } : entry,
    );
  };
}

type Groups = readonly (readonly string[])[];

function joined(groups: Groups, id: string): Groups {
  const largest = Math.max(...groups.map((group) => group.length));
  const index = groups.findIndex((group) => group.length === largest);
  return groups.map((group, i) => (i === index ? [...group, id] : group));
}

export function removeNode(id: string): Edit {
  return (document) => {
    const nodes = nodesIn(document).filter((node) => idOf(node) !== id);
    if (nodes.length === nodesIn(document).length) return document;
    const rest = {
      ...document,
      nodes,
      ...dataWithout(document, id),
      ...modesWithout(document, id),
      ...(nodes.length === 1 ? unlinked(document) : {}),
    };
    return changeScript(rest, (entry) => entryWithout(entry, id));
  };
}

/** A node alone has no links that faults could be drawn for. */
function unlinked({ faults }: ScenarioDocument): Partial<ScenarioDocument> {
  if (faults === undefined) return {};
  const { partitions: _partitions, oneWayCuts: _cuts, delaySpikes: _spikes, ...rest } = faults;
  return { faults: rest };
}

function changeScript(
  document: ScenarioDocument,
  change: (entry: EntryDocument) => EntryDocument | null,
): ScenarioDocument {
  if (document.script === undefined) return document;
  const script = scriptOf(document).flatMap((entry) => change(entry) ?? []);
  return { ...document, script };
}

function entryWithout(entry: EntryDocument, id: string): EntryDocument | null {
  if ("partition" in entry) {
    const groups = entry.partition.map((group) => group.filter((one) => one !== id));
    const left = groups.filter((group) => group.length > 0);
    return left.length < 2 ? null : { ...entry, partition: left };
  }
  return namesIn(entry).includes(id) ? null : entry;
}

function namesIn(entry: EntryDocument): readonly string[] {
  if ("do" in entry) return [entry.node];
  if ("cut" in entry) return entry.cut.split(/[->]/);
  if ("link" in entry) return entry.link.split(/[->]/);
  if ("crash" in entry) return [entry.crash];
  if ("clock" in entry) return [entry.clock];
  if ("promote" in entry) return [entry.promote];
  return "rehome" in entry ? [entry.to] : [];
}

type Counts = Readonly<Record<string, number>>;

function dataWithout(document: ScenarioDocument, id: string): Partial<ScenarioDocument> {
  const { rows, vectors, homes, network } = document;
  return {
    ...(rows === undefined ? {} : { rows: mapEntries(rows, (row) => rowWithout(row, id)) }),
    ...(vectors === undefined ? {} : { vectors: vectorsWithout(vectors, id) }),
    ...(homes === undefined
      ? {}
      : { homes: Object.fromEntries(Object.entries(homes).filter(([, home]) => home !== id)) }),
    ...(typeof network !== "object" || network.links === undefined
      ? {}
      : { network: { ...network, links: linksWithout(network.links, id) } }),
  };
}

type Row = NonNullable<ScenarioDocument["rows"]>[string];

/** A counter that is given node by node keeps the others' counts. */
function rowWithout(row: Row, id: string): Row {
  return mapEntries(row, (value) => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    const counts = withoutKey(value as Counts, id);
    return Object.keys(counts).length === 0 ? 0 : counts;
  });
}

function vectorsWithout(
  vectors: Readonly<Record<string, Counts>>,
  id: string,
): Readonly<Record<string, Counts>> {
  const left = Object.entries(vectors).map(
    ([row, counts]) => [row, withoutKey(counts, id)] as const,
  );
  return Object.fromEntries(left.filter(([, counts]) => Object.keys(counts).length > 0));
}

function linksWithout<T>(links: Readonly<Record<string, T>>, id: string): Record<string, T> {
  const left = Object.entries(links).filter(([name]) => !name.split(/[->]/).includes(id));
  return Object.fromEntries(left);
}

/** Options that name the node go back to their defaults. */
function modesWithout(document: ScenarioDocument, id: string): Partial<ScenarioDocument> {
  if (document.modes === undefined) return {};
  const modes = document.modes.map((mode) => {
    if (typeof mode === "string" || mode.options === undefined) return mode;
    const { options, ...rest } = mode;
    const left = Object.entries(options).filter(([, value]) => value !== id);
    return left.length === 0 ? rest : { ...rest, options: Object.fromEntries(left) };
  });
  return { modes };
}

function withoutKey(counts: Counts, id: string): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([node]) => node !== id));
}

function mapEntries<T>(record: Readonly<Record<string, T>>, change: (value: T) => T) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
