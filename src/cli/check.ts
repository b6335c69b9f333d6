// `everywrite check`: a campaign of random runs, in this process or spread over several.
import {
  addTallies,
  campaign,
  emptyTally,
  missingAnomalies,
  type Tally,
} from "../explore/campaign.ts";
import { defined } from "../lib/assert.ts";
import type { AnyMode } from "../sim/mode.ts";
import { inProcesses } from "./jobs.ts";
import { counter } from "./progress.ts";
import { table } from "./table.ts";
import { exitCodes } from "./usage.ts";

export interface CheckArguments {
  readonly modes: readonly AnyMode[];
  readonly from: number;
  readonly to: number;
  readonly jobs: number;
  /** How to say to the reader what reproduces a failure: its scenario as a link. */
  linkOf(seed: number, mode: AnyMode): string;
}

/** From how many seeds on a mode must have shown all that it is known for. */
const enoughSeeds = 200;

/** Runs the campaign; gives what to print and the exit code. */
export async function check(given: CheckArguments): Promise<{ text: string; code: number }> {
  const started = performance.now();
  const tally =
    given.jobs > 1
      ? await spread(given)
      : campaign(given.modes, given.from, given.to, counter(given.to - given.from + 1, "seeds"));
  const seconds = (performance.now() - started) / 1000;
  const seeds = given.to - given.from + 1;
  const missing = seeds < enoughSeeds ? [] : missingAnomalies(tally, given.modes);
  const code = tally.failures.length + missing.length === 0 ? exitCodes.fine : exitCodes.broken;
  const hours = (tally.simulatedUs / 3_600_000_000).toFixed(1);
  return {
    code,
    text: [
      claimTable(tally, given.modes),
      "",
      anomalyTable(tally, given.modes),
      "",
      ...tally.failures.map((failure) => failureText(failure, given)),
      ...missing.map(({ mode, anomaly }) => `NEVER SEEN  ${mode}: ${anomaly}`),
      `${tally.runs} runs, ${tally.events} events, ${hours} simulated hours ` +
        `in ${seconds.toFixed(1)} s`,
      `${tally.failures.length} broken claims` +
        (seeds < enoughSeeds ? "" : `, ${missing.length} expected anomalies not seen`),
      "",
    ].join("\n"),
  };
}

function failureText(failure: Tally["failures"][number], given: CheckArguments): string {
  const { seed, mode: id, claim, why, options } = failure;
  const mode = defined(
    given.modes.find((one) => one.about.id === id),
    `mode ${id}`,
  );
  return [
    `BROKEN  ${id}, seed ${seed}: ${claim}`,
    `  ${why}`,
    `  options ${JSON.stringify(options)}`,
    `  everywrite check --mode ${id} --seeds ${seed}..${seed}`,
    `  ${given.linkOf(seed, mode)}`,
    "",
  ].join("\n");
}

function claimTable(tally: Tally, modes: readonly AnyMode[]): string {
  const rows = modes.flatMap(({ about: { id } }) =>
    Object.entries(tally.decided)
      .filter(([key]) => key.startsWith(`${id} `))
      .map(([key, decided]) => {
        const claim = key.slice(id.length + 1);
        const broken = tally.failures.filter((one) => one.mode === id && one.claim === claim);
        return [id, claim, decided, broken.length];
      }),
  );
  return table([["mode", "claim", "tested", "broken"], ...rows]);
}

function anomalyTable(tally: Tally, modes: readonly AnyMode[]): string {
  const rows = modes.flatMap(({ about: { id, exhibits } }) =>
    Object.entries(tally.anomalies)
      .filter(([key]) => key.startsWith(`${id} `))
      .map(([key, count]) => {
        const anomaly = key.slice(id.length + 1);
        const isExpected = exhibits.some((one) => one === anomaly);
        return [id, anomaly, count, isExpected ? "expected" : ""];
      }),
  );
  return table([["mode", "anomaly", "runs", ""], ...rows]);
}

/** Splits the seeds over processes of this same program, which print their tallies. */
async function spread(given: CheckArguments): Promise<Tally> {
  const { from, to, jobs } = given;
  const size = Math.ceil((to - from + 1) / jobs);
  const parts = Array.from({ length: jobs }, (_, i) => [
    from + i * size,
    from + (i + 1) * size - 1,
  ]);
  const commands = parts
    .map(([first = 0, last = 0]) => [first, Math.min(last, to)] as const)
    .filter(([first, last]) => first <= last)
    .map(([first, last]) => tallyCommand(given.modes, first, last));
  const texts = await inProcesses(commands);
  return texts.map((text) => JSON.parse(text) as Tally).reduce(addTallies, emptyTally);
}

function tallyCommand(modes: readonly AnyMode[], from: number, to: number): readonly string[] {
  const names = modes.flatMap(({ about }) => ["--mode", about.id]);
  return ["check", "--seeds", `${from}..${to}`, "--tally", `${process.pid}`, ...names];
}
