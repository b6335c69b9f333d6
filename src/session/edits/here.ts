// How things stand in a scenario at a time, for whom wants to change them: what is down, what is
// cut, how fast a link is, what a clock shows. Read from the scenario alone, before any run.
import type { NodeId } from "../../data/value.ts";
import type { LinkId, LinkSetup, Scenario, ScriptEntry } from "../../sim/scenario.ts";
import { severancesAt } from "../drawing/faults.ts";

type Fault = Extract<ScriptEntry, { readonly untilUs: number | null }>;

function isOpen({ atUs, untilUs }: Fault, timeUs: number): boolean {
  return atUs <= timeUs && (untilUs === null || untilUs > timeUs);
}

export function isDownAt({ script }: Scenario, node: NodeId, timeUs: number): boolean {
  return script.some(
    (entry) => entry.kind === "crash" && entry.node === node && isOpen(entry, timeUs),
  );
}

/** Which of the directed links are severed. */
export function severedAt(scenario: Scenario, timeUs: number): ReadonlySet<LinkId> {
  return new Set(severancesAt(scenario, timeUs).flatMap(({ links }) => links));
}

/** What one direction of a link is like: of what faults set, the one that began last holds. */
export function linkAt(scenario: Scenario, link: LinkId, timeUs: number): LinkSetup | undefined {
  const base = scenario.network.links[link];
  if (base === undefined) return undefined;
  let setup = base;
  for (const entry of scenario.script) {
    const holds = entry.kind === "link" && entry.links.includes(link) && isOpen(entry, timeUs);
    if (holds) setup = { ...setup, ...entry.set };
  }
  return setup;
}

/** What a node's clock is ahead of true time, drift left out. */
export function clockOffsetAt(scenario: Scenario, node: NodeId, timeUs: number): number {
  const start = scenario.nodes.find(({ id }) => id === node)?.clockOffsetUs ?? 0;
  return scenario.script.reduce(
    (offset, entry) =>
      entry.kind === "clock" && entry.node === node && entry.atUs <= timeUs
        ? entry.offsetUs
        : offset,
    start,
  );
}
