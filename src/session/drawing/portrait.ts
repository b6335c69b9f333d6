// One instant of one run of the library, for a still picture: what each node shows, what is on its
// way, and how much each client has taken so far.
import { isWrite, type Operation } from "../../data/operation.ts";
import type { NodeId } from "../../data/value.ts";
import type { NodeSetup } from "../../sim/scenario.ts";
import { openId } from "../opening.ts";
import { type Flight, flightsAt, trafficBetween } from "../run/flights.ts";
import { momentOf } from "../run/moment.ts";
import { runAll } from "../run/run.ts";
import { subjectsOf } from "../run/subject.ts";

export interface Portrait {
  readonly nodes: readonly NodeSetup[];
  readonly places: Readonly<Record<NodeId, { readonly value: string; readonly taken: number }>>;
  readonly flights: readonly Flight[];
}

/** Null where there is no such scenario or mode. */
export function portraitOf(id: string, mode: number, timeUs: number): Portrait | null {
  const opened = openId(id);
  if (!opened.ok) return null;
  const { scenario } = opened.opened;
  const choice = scenario.modes[mode];
  const [run] = choice === undefined ? [] : runAll({ ...scenario, modes: [choice] });
  if (run === undefined) return null;
  const subject = subjectsOf(scenario)[0] ?? null;
  const moment = momentOf(run, { timeUs, part: null }, subject);
  const places = moment.nodes.map(({ node, lines }) => {
    const value = lines.map(({ versions }) => versions.join(" | ")).join(", ");
    return [node, { value, taken: takenAt(run.trace.requests, node, timeUs) }] as const;
  });
  const traffic = trafficBetween(run.trace, timeUs, timeUs, moment.event);
  return {
    nodes: scenario.nodes,
    places: Object.fromEntries(places),
    flights: flightsAt(run.trace, traffic, timeUs),
  };
}

/** What the clients of a node have taken from counters by a time. */
function takenAt(
  requests: readonly { node: NodeId; atUs: number; operations: readonly Operation[] }[],
  node: NodeId,
  timeUs: number,
): number {
  const operations = requests
    .filter((request) => request.node === node && request.atUs <= timeUs)
    .flatMap((request) => request.operations.filter(isWrite));
  return operations.reduce((sum, one) => sum - (one.verb === "increment" ? one.by : 0), 0);
}
