// Random runs against the promises: many seeds, every mode, all kinds of faults. A broken claim is
// a failure that names its seed; and over many seeds the documented anomalies must be seen, for a
// simulator that is too kind is wrong too.
import { findings } from "../checks/findings.ts";
import { type Random, randomStream } from "../lib/random.ts";
import { compareText } from "../lib/record.ts";
import { modeById } from "../modes/index.ts";
import { compileScenario, type ScenarioDocument } from "../scenarios/schema.ts";
import { limitText } from "../sim/limits.ts";
import type { AnomalyKind, AnyMode, OptionSchema } from "../sim/mode.ts";
import type { Options } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import type { Trace } from "../sim/trace.ts";

/** One run of a campaign. */
export interface Trial {
  readonly seed: number;
  readonly mode: string;
  readonly document: ScenarioDocument;
}

export interface Failure {
  readonly seed: number;
  readonly mode: string;
  readonly options: Options;
  readonly claim: string;
  readonly why: string;
}

/** What a stretch of seeds has shown. Tallies of two stretches add up to the tally of both. */
export interface Tally {
  readonly runs: number;
  readonly simulatedUs: number;
  readonly events: number;
  readonly failures: readonly Failure[];
  /** By mode and anomaly, how many runs showed it. */
  readonly anomalies: Readonly<Record<string, number>>;
  /** By mode and claim, how many runs decided it. */
  readonly decided: Readonly<Record<string, number>>;
}

const cities = ["tokyo", "london", "saopaulo", "virginia", "sydney"];

/**
 * The scenario of a seed under a mode: two to five nodes, 20 to 60 requests, orders to the mode,
 * faults of all kinds, and options of all kinds.
 */
export function trialOf(seed: number, mode: AnyMode): Trial {
  const random = randomStream(`trial ${seed}`, mode.about.id);
  const nodes = cities.slice(0, 2 + random.integer(4));
  const document: ScenarioDocument = {
    everywrite: 1,
    title: `Random run ${seed}`,
    seed: `trial ${seed}`,
    network: { preset: "classroom", partition: random.pick(["hold", "drop"]) },
    nodes: nodes.map((id) => ({
      id,
      clock: { offset: random.integer(401) - 200, drift: random.integer(201) - 100 },
    })),
    ...dataOf(random),
    clients: clientsOf(random),
    script: [...transfersOf(random, nodes), ...ordersOf(random, nodes)],
    workload: {
      requests: 20 + random.integer(41),
      over: 5000,
      rows: 3,
      mix: mixOf(random),
      clientsPerNode: 1 + random.integer(3),
      // Every second run is of clients that stay.
      roam: random.integer(2) === 0 ? 0 : (1 + random.integer(10)) / 10,
    },
    faults: faultsOf(random),
    modes: [{ mode: mode.about.id, options: optionsOf(random, mode, nodes) }],
  };
  return { seed, mode: mode.about.id, document };
}

/**
 * Rows of the plain kinds; in every second run of the kinds too that only some modes tell apart.
 */
function dataOf(random: Random): Pick<ScenarioDocument, "tables" | "rows"> {
  const items = { value: "register", count: "counter", tags: "set" } as const;
  const stock = { left: "bounded-counter", likes: "g-counter", note: "mv-register" } as const;
  const hasStock = random.integer(2) === 0;
  return {
    tables: hasStock ? { items, stock } : { items },
    rows: {
      "items/1": { value: "start", count: 100, tags: [] },
      "items/2": { value: "start", count: 100, tags: [] },
      ...(hasStock ? { "stock/1": { left: 100, likes: 0, note: "start" } } : {}),
    },
  };
}

/** Transactions over two rows, with a guard: the generated workload has none. */
function transfersOf(
  random: Random,
  nodes: readonly string[],
): NonNullable<ScenarioDocument["script"]> {
  return Array.from({ length: random.integer(6) }, (_, i) => {
    const node = random.pick(nodes);
    const [from, to] = random.integer(2) === 0 ? ["items/1", "items/2"] : ["items/2", "items/1"];
    const amount = 1 + random.integer(60);
    return {
      at: random.integer(5000),
      node,
      client: `${node}.transfer${i}`,
      do: [
        { require: from as string, field: "count", min: amount },
        { increment: from as string, field: "count", by: -amount },
        { increment: to as string, field: "count", by: amount },
      ],
    };
  });
}

/** Promotions and moves of homes; a mode that does not know them ignores them. */
function ordersOf(
  random: Random,
  nodes: readonly string[],
): NonNullable<ScenarioDocument["script"]> {
  const promotions = Array.from({ length: random.integer(3) }, () => {
    return { at: random.integer(5000), promote: random.pick(nodes) };
  });
  const moves = Array.from({ length: random.integer(4) }, () => {
    const rehome = `items/${1 + random.integer(3)}`;
    return { at: random.integer(5000), rehome, to: random.pick(nodes) };
  });
  return [...promotions, ...moves];
}

/** How patient clients are, and how often they try again. */
function clientsOf(random: Random): NonNullable<ScenarioDocument["clients"]> {
  return { timeout: random.pick([500, 2000, 10_000]), retries: random.integer(6) };
}

function mixOf(random: Random): Readonly<Record<string, number>> {
  return {
    update: 1 + random.integer(5),
    read: random.integer(5),
    increment: random.integer(4),
    add: random.integer(3),
    remove: random.integer(3),
    insert: random.integer(2),
    delete: random.integer(2),
  };
}

/** One run in eight is calm: what fails there is no matter of faults. */
function faultsOf(random: Random): NonNullable<ScenarioDocument["faults"]> {
  const some = random.integer(8) === 0 ? () => 0 : (limit: number) => random.integer(limit);
  return {
    partitions: some(4),
    oneWayCuts: some(3),
    crashes: some(4),
    clockSteps: some(4),
    delaySpikes: some(3),
    lossUpTo: some(4) / 10,
    duplicateUpTo: some(6) / 10,
    reorder: some(2) === 1,
    over: 5000,
  };
}

/**
 * Every option that is not there for lessons is left at its default or tried, half of the time
 * each.
 */
function optionsOf(random: Random, mode: AnyMode, nodes: readonly string[]): Options {
  const options: Record<string, Options[string]> = {};
  for (const option of mode.about.options) {
    if (option.forLessons || random.integer(2) === 0) continue;
    options[option.name] = triedValue(random, option, nodes);
  }
  return options;
}

function triedValue(
  random: Random,
  option: OptionSchema,
  nodes: readonly string[],
): Options[string] {
  switch (option.type) {
    case "boolean":
      return random.integer(2) === 0;
    case "choice":
      return random.pick(option.choices);
    case "milliseconds":
      return triedTime(random, option);
    case "node":
      return random.pick(nodes);
  }
}

/** Short and long ones alike often, up to a second or twice what is usual. */
function triedTime(
  random: Random,
  { min, max, default: usual }: OptionSchema & { readonly type: "milliseconds" },
): number {
  const most = random.pick([0, 10, 100, 1000, 2 * usual]);
  return Math.max(min, Math.min(max, random.integer(most + 1)));
}

/** Runs a trial. */
export function runTrial({ document, mode }: Trial, tried = modeById(mode)): Trace {
  const scenario = compileScenario(document);
  return simulate(scenario, tried, scenario.modes[0]);
}

/** Runs the seeds `from` to `to`, both included, under each of the modes. */
export function campaign(
  modes: readonly AnyMode[],
  from: number,
  to: number,
  onTrial: (done: number) => void = () => {},
): Tally {
  let tally = emptyTally;
  for (let seed = from; seed <= to; seed += 1) {
    for (const mode of modes) tally = addTallies(tally, judge(trialOf(seed, mode)));
    onTrial(seed - from + 1);
  }
  return tally;
}

export const emptyTally: Tally = {
  runs: 0,
  simulatedUs: 0,
  events: 0,
  failures: [],
  anomalies: {},
  decided: {},
};

/** What one trial shows; `tried` is the mode to run in place of the one that the trial names. */
export function judge(trial: Trial, tried?: AnyMode): Tally {
  const trace = runTrial(trial, tried);
  const found = findings(trace);
  const { seed, mode } = trial;
  const failures = found.claims
    .filter(({ holds }) => holds === false)
    .map(({ claim, why }) => ({ seed, mode, options: trace.options, claim, why }));
  // No run of a campaign needs as much as that: who does will not come to rest.
  if (trace.limit !== null) {
    const why = `A limit cut the run: ${limitText(trace.limit)}.`;
    failures.push({ seed, mode, options: trace.options, claim: "rest", why });
  }
  return {
    runs: 1,
    simulatedUs: trace.endedUs,
    events: trace.events.length,
    failures,
    anomalies: countOnce(
      mode,
      found.anomalies.map(({ kind }) => kind),
    ),
    decided: countOnce(
      mode,
      found.claims.filter(({ holds }) => holds !== null).map(({ claim }) => claim),
    ),
  };
}

function countOnce(mode: string, kinds: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(kinds)].map((kind) => [`${mode} ${kind}`, 1]));
}

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    runs: a.runs + b.runs,
    simulatedUs: a.simulatedUs + b.simulatedUs,
    events: a.events + b.events,
    failures: [...a.failures, ...b.failures],
    anomalies: addCounts(a.anomalies, b.anomalies),
    decided: addCounts(a.decided, b.decided),
  };
}

function addCounts(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  // In the order of the keys, so that the sum does not tell in which order its parts came.
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(compareText);
  return Object.fromEntries(keys.map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]));
}

/** The anomalies that a mode is known for and that the tally does not show. */
export function missingAnomalies(
  tally: Tally,
  modes: readonly AnyMode[],
): readonly { readonly mode: string; readonly anomaly: AnomalyKind }[] {
  return modes.flatMap(({ about: { id, exhibits } }) =>
    exhibits
      .filter((anomaly) => (tally.anomalies[`${id} ${anomaly}`] ?? 0) === 0)
      .map((anomaly) => ({ mode: id, anomaly })),
  );
}
