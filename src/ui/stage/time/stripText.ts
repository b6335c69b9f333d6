// What a strip says: who is cut off, and what becomes of messages.
import { linksOfEntry } from "../../../session/drawing/diagram.ts";
import type { Scenario } from "../../../sim/scenario.ts";
import type { Strip } from "./strips.ts";
import type { timeWords } from "./words.ts";

type StripPhrases = Pick<
  (typeof timeWords)["en"],
  "cut" | "dropping" | "cutOff" | "cutOffDropping" | "oneWay"
>;

export function sayStrip(
  { entry, isOneWay }: Strip,
  scenario: Scenario,
  words: StripPhrases,
  name: (node: string) => string,
): string {
  const links = linksOfEntry(scenario, entry);
  const drops = scenario.network.partition === "drop";
  const [first] = links;
  if (isOneWay && first !== undefined && links.length === 1) {
    return words.oneWay(name(first[0]), name(first[1]));
  }
  const alone = scenario.nodes.filter(({ id }) => links.every((ends) => ends.includes(id)));
  const [only] = alone;
  const reached = new Set(links.flat());
  // With two nodes each is cut off from the other, and with a single cable none is.
  if (alone.length === 1 && only !== undefined && reached.size === scenario.nodes.length) {
    return drops ? words.cutOffDropping(name(only.id)) : words.cutOff(name(only.id));
  }
  return drops ? words.dropping : words.cut;
}
