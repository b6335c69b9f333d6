// What a link is like: for the whole run in `network.links`, or from a time on as an entry.

import { directionsOf } from "../../scenarios/directions.ts";
import type { LinkDocument, NetworkDocument } from "../../scenarios/documentSchema.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import { type Edit, msOf } from "./edit.ts";
import { addEntry, replaceEntry, scriptOf } from "./script.ts";

export type NetworkObject = Exclude<NetworkDocument, string>;

/** The network as an object, also where the document names only a preset. */
function networkObject({ network = {} }: ScenarioDocument): NetworkObject {
  return typeof network === "string" ? { preset: network } : network;
}

function setNetwork(change: NetworkObject): Edit {
  return (document) => ({ ...document, network: { ...networkObject(document), ...change } });
}

/** `a-b` sets both directions, `a>b` one. What is set here holds from the start. */
export function setLink(link: string, set: LinkDocument): Edit {
  return (document) => {
    const links = { ...networkObject(document).links };
    for (const name of Object.keys(links)) {
      if (isPartOf(name, link)) links[name] = without(links[name] ?? {}, Object.keys(set));
      if (Object.keys(links[name] ?? {}).length === 0) delete links[name];
    }
    const own = sameLink(Object.keys(links), link) ?? link;
    return setNetwork({ links: { ...links, [own]: { ...links[own], ...set } } })(document);
  };
}

/** What one direction says for itself would hold against what is said of both. */
function isPartOf(name: string, link: string): boolean {
  return name !== link && name.includes(">") && directionsOf(link).includes(name);
}

/** The name under which the document knows the link: `b-a` is `a-b`. */
function sameLink(names: readonly string[], link: string): string | undefined {
  return names.find((name) => sameDirections(name, link));
}

function sameDirections(a: string, b: string): boolean {
  const [first, second] = [directionsOf(a), directionsOf(b)];
  return first.length === second.length && first.every((one) => second.includes(one));
}

function without(given: LinkDocument, keys: readonly string[]): LinkDocument {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !keys.includes(key)));
}

/** From a time to the end of the run; a second change at the same time joins the first. */
export function setLinkFrom(link: string, set: LinkDocument, atUs: number): Edit {
  const at = msOf(atUs);
  return (document) => {
    const script = scriptOf(document);
    const index = script.findIndex(
      (entry) =>
        "link" in entry &&
        entry.at === at &&
        !("until" in entry) &&
        sameDirections(entry.link, link),
    );
    const entry = script[index];
    if (entry === undefined || !("link" in entry)) return addEntry({ at, link, set })(document);
    return replaceEntry(index, { ...entry, set: { ...entry.set, ...set } })(document);
  };
}
