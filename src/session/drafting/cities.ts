// Cities of the form. A city that is added or taken away changes more than the list: a partition
// names every city, and what happens at a city that is gone cannot happen.
import { modes } from "../../modes/index.ts";
import { cities } from "../../scenarios/cities.ts";
import { nodesNamed } from "../../scenarios/entries.ts";
import { limits } from "../../scenarios/leaves.ts";
import { kindOfEntry, partsOf } from "./entries.ts";
import { isObject, type Json, type JsonObject, listOf, objectOf, textOf } from "./tree.ts";

export interface KnownCity {
  readonly id: string;
  readonly name: string;
}

/** The cities that need no more than their name, in the order of their names. */
export const knownCities: readonly KnownCity[] = [...cities]
  .map(([id, { name }]) => ({ id, name }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

export const mostCities = limits.nodes;

export function isKnownCity(id: string): boolean {
  return cities.has(id);
}

/** One more city: a known one by its id, or null for a place of one's own. */
export function withCity(form: JsonObject, id: string | null): JsonObject {
  const nodes = listOf(form["nodes"]);
  const node = id === null ? ownCity(nodes) : { id };
  const added = textOf(node["id"]);
  const script = listOf(form["script"]).map((entry) => {
    const groups = listOf(objectOf(entry)["partition"]);
    if (groups.length === 0) return entry;
    const last = listOf(groups.at(-1));
    return { ...objectOf(entry), partition: [...groups.slice(0, -1), [...last, added]] };
  });
  return { ...form, nodes: [...nodes, node], script };
}

function ownCity(nodes: readonly Json[]): JsonObject {
  const ids = nodes.map((node) => textOf(objectOf(node)["id"]));
  let number = nodes.length + 1;
  while (ids.includes(`city${number}`)) number += 1;
  return { id: `city${number}`, name: `City ${number}`, lat: 0, lon: 0 };
}

/** The form without a city, and without all that happens at it or on its links. */
export function withoutCity(form: JsonObject, index: number): JsonObject {
  const nodes = listOf(form["nodes"]);
  const id = textOf(objectOf(nodes[index])["id"]);
  const left = nodes.filter((_, i) => i !== index);
  const { homes, vectors, rows } = form;
  const network = objectOf(form["network"]);
  const { links } = network;
  return {
    ...form,
    nodes: left,
    network: links === undefined ? network : { ...network, links: withoutLinks(links, id) },
    script: listOf(form["script"]).flatMap((entry) => entryWithout(objectOf(entry), id)),
    ...(rows === undefined ? {} : { rows: mapped(rows, (row) => mapped(row, countsWithout(id))) }),
    ...(homes === undefined ? {} : { homes: filtered(homes, (_, home) => home !== id) }),
    ...(vectors === undefined ? {} : { vectors: vectorsWithout(vectors, id) }),
    modes: listOf(form["modes"]).map((mode) => modeWithout(objectOf(mode), id)),
  };
}

function filtered(value: Json, keeps: (key: string, value: Json) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(objectOf(value)).filter(([k, one]) => keeps(k, one)));
}

function mapped(value: Json, change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(objectOf(value)).map(([k, one]) => [k, change(one)]));
}

function withoutLinks(links: Json, id: string): JsonObject {
  return filtered(links, (name) => !joins(name, id));
}

function joins(link: string, id: string): boolean {
  return link.split(/[->]/).includes(id);
}

/** A counter's start by city; the last city's share leaves nothing. */
function countsWithout(id: string): (value: Json) => Json {
  return (value) => {
    if (!isObject(value)) return value;
    const left = filtered(value, (key) => key !== id);
    return Object.keys(left).length === 0 ? 0 : left;
  };
}

function vectorsWithout(vectors: Json, id: string): JsonObject {
  const left = mapped(vectors, (vector) => filtered(vector, (key) => key !== id));
  return filtered(left, (_, vector) => Object.keys(objectOf(vector)).length > 0);
}

/** What happens at a city that is gone, or between it and others, cannot happen. */
function entryWithout(entry: JsonObject, id: string): JsonObject[] {
  let left = entry;
  for (const [key, part] of partsOf(kindOfEntry(entry))) {
    const value = entry[key];
    if (nodesNamed(part, value).includes(id)) return [];
    if (part !== "groups") continue;
    const groups = listOf(value)
      .map((group) => listOf(group).filter((one) => one !== id))
      .filter((group) => group.length > 0);
    if (groups.length < 2) return [];
    left = { ...left, [key]: groups };
  }
  return [left];
}

/** Options that name the city go back to what they are without a word. */
function modeWithout(mode: JsonObject, id: string): JsonObject {
  const { options } = mode;
  if (options === undefined) return mode;
  const about = modes.find((one) => one.about.id === mode["mode"])?.about;
  const naming = new Set(about?.options.filter((o) => o.type === "node").map((o) => o.name));
  return {
    ...mode,
    options: filtered(options, (name, value) => !naming.has(name) || value !== id),
  };
}
