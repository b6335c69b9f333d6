// What the simulator's cities are called in other languages, by the names that it knows them by. A
// city that a visitor has named keeps its name, in every language.
import { oncePerPair } from "../lib/oncePerKey.ts";
import { setApart } from "../lib/visible.ts";
import type { NodeSetup } from "../sim/scenario.ts";

export type Cities = ReadonlyMap<string, string>;

/** As the simulator knows them. */
export const enCities: Cities = new Map();

/** What people call the nodes of a scenario, by their ids. */
export const nodeNames = oncePerPair(
  (nodes: readonly NodeSetup[], catalogue: { readonly cities: Cities }) =>
    new Map(nodes.map(({ id, name }) => [id, cityName(name, catalogue)])),
);

/** What people who speak the language call a city, to stand among other words. */
export function cityName(name: string, { cities }: { readonly cities: Cities }): string {
  return setApart(cities.get(name) ?? name);
}

/**
 * The letters and digits of a name, for its mark; those of the id where the name has none: an id
 * begins with a letter.
 */
export function lettersIn({ id, name }: NodeSetup): readonly string[] {
  const letters = name.match(/[\p{L}\p{N}]/gu);
  return letters ?? [...id];
}
