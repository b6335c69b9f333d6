// The figures of the performance page. Machines differ and are noisy, so speed is a ratio within
// one run: every round measures the bare loop and the candidates in turn, and the median of the
// rounds' ratios is what counts.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { randomStream } from "../../lib/random.ts";
import { modeById } from "../../modes/index.ts";
import type { AnyMode } from "../../sim/mode.ts";
import type { Scenario } from "../../sim/scenario.ts";
import { simulate, summarize } from "../../sim/simulate.ts";
import { eventIndexAt, rowsAfter, type Trace } from "../../sim/trace.ts";
import { bareLoop, benchScenario, echoMode, writeScript } from "./baseline.ts";

const cities = ["tokyo", "london", "saopaulo", "virginia", "sydney"];

interface Candidate {
  readonly name: string;
  readonly aim: string;
  /** Prepares a run of about `events` events; the run gives how many they really were. */
  prepare(events: number): () => number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Events per CPU second. */
function rate(work: () => number): number {
  const before = process.cpuUsage();
  const events = work();
  const { user, system } = process.cpuUsage(before);
  return (events / (user + system)) * 1_000_000;
}

function writes(nodes: number, requests: number, everyUs: number): Scenario {
  return benchScenario(nodes, writeScript(cities.slice(0, nodes), requests, everyUs));
}

/** A run without trace, of at most `events` events. */
function bare(mode: AnyMode, scenario: Scenario, events: number): () => number {
  return () => summarize(scenario, mode, {}, { events }).counts.events;
}

/** A run with everything that a page needs. */
function traced(mode: AnyMode, scenario: Scenario): () => number {
  return () => simulate(scenario, mode).counts.events;
}

function candidates(): readonly Candidate[] {
  const last = modeById("lww");
  const consensus = modeById("paxos");
  return [
    {
      name: "kernel, trivial mode, trace off",
      aim: "40 %",
      prepare: (events) => bare(echoMode(10), benchScenario(3, []), events),
    },
    {
      name: "lww, three nodes, trace off",
      aim: "30 %",
      prepare: (events) => bare(last, writes(3, Math.ceil(events / 5), 2000), events),
    },
    {
      name: "lww, three nodes, trace on",
      aim: "",
      prepare: (events) => traced(last, writes(3, Math.ceil(events / 25), 2000)),
    },
    {
      name: "paxos, five nodes, trace off",
      aim: "",
      prepare: (events) => bare(consensus, writes(5, Math.ceil(events / 40), 10_000), events / 4),
    },
    {
      name: "paxos, five nodes, trace on",
      aim: "",
      prepare: (events) => traced(consensus, writes(5, Math.ceil(events / 200), 10_000)),
    },
  ];
}

interface Measured {
  /** Events per CPU second of the bare loop, round by round. */
  readonly bare: readonly number[];
  readonly rates: readonly number[];
}

/**
 * The bare loop and a candidate in turn. One candidate is done before the next begins: code that
 * has run several modes is slower for each of them, since its call sites have met several shapes.
 */
function measure(candidate: Candidate, rounds: number, events: number): Measured {
  const measured = { bare: [] as number[], rates: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const base = rate(() => {
      bareLoop(events, 60);
      return events;
    });
    const one = rate(candidate.prepare(events));
    // The first round warms up.
    if (round === 0) continue;
    measured.bare.push(base);
    measured.rates.push(one);
  }
  return measured;
}

/** Ratios of each candidate's events per second to those of the bare loop in the same round. */
function ratios(rounds: number, events: number): readonly string[] {
  const bare: number[] = [];
  const lines = candidates().map((candidate) => {
    const measured = measure(candidate, rounds, events);
    bare.push(...measured.bare);
    const shares = measured.rates.map((one, i) => one / (measured.bare[i] ?? Number.NaN));
    const share = (median(shares) * 100).toFixed(1);
    const aim = candidate.aim === "" ? "" : `  (aim ${candidate.aim})`;
    const speed = thousands(median(measured.rates));
    return `${candidate.name.padEnd(34)} ${speed}/s  ${share.padStart(5)} %${aim}`;
  });
  const speed = thousands(median(bare));
  return [`${"bare heap loop, 60 pending".padEnd(34)} ${speed}/s  100.0 %`, ...lines];
}

const thousands = (perSecond: number): string => `${Math.round(perSecond / 1000)}k`.padStart(7);

/** Cost per event of runs of different lengths, as ratios to the middle one. */
function flatness(rounds: number): readonly string[] {
  const lengths = [1000, 10_000, 100_000, 1_000_000];
  const costs = lengths.map(() => [] as number[]);
  const mode = echoMode(10);
  const scenario = benchScenario(3, []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [i, length] of lengths.entries()) {
      const repeats = Math.max(1, Math.floor(300_000 / length));
      const perSecond = rate(() => {
        let total = 0;
        for (let k = 0; k < repeats; k += 1) {
          total += summarize(scenario, mode, {}, { events: length }).counts.events;
        }
        return total;
      });
      if (round > 0) costs[i]?.push(1e9 / perSecond);
    }
  }
  const middle = median(costs[1] ?? []);
  return lengths.map((length, i) => {
    const cost = median(costs[i] ?? []);
    const ratio = (cost / middle).toFixed(2);
    const name = String(length).padStart(9);
    return `${name} events  ${cost.toFixed(0).padStart(5)} ns/event  x ${ratio}`;
  });
}

/**
 * Time to the state of all nodes at a random instant, and memory, of a full trace of about 100 000
 * events.
 */
function timeTravel(): readonly string[] {
  setFlagsFromString("--expose_gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const trace = simulate(writes(3, 20_000, 2000), modeById("lww"));
  collect();
  const bytes = (process.memoryUsage().heapUsed - before) / trace.events.length;
  const times = jumps(trace, 2000);
  const at = (share: number): string =>
    `${(times[Math.floor(share * times.length)] ?? 0).toFixed(1)} µs`;
  return [
    `${trace.events.length} events: jump p50 ${at(0.5)}, p99 ${at(0.99)}, ` +
      `max ${at(0.9999)} (aim 1 ms)`,
    `memory ${Math.round(bytes)} bytes/event with trace`,
  ];
}

function jumps(trace: Trace, count: number): readonly number[] {
  const random = randomStream("bench", "jumps");
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const timeUs = random.integer(trace.endedUs);
    const start = performance.now();
    const event = eventIndexAt(trace, timeUs);
    for (const node of trace.nodes) rowsAfter(trace, node, event);
    times.push((performance.now() - start) * 1000);
  }
  return times.sort((a, b) => a - b);
}

/** All figures as text. */
export function bench(rounds = 5, events = 300_000): string {
  return [
    `Node ${process.version}, ${process.platform} ${process.arch}; medians of ${rounds} rounds`,
    "",
    "Events per CPU second, and share of the bare loop in the same round",
    ...ratios(rounds, events),
    "",
    "Cost per event by length of the run (aim: within 20 %)",
    ...flatness(rounds),
    "",
    "Time travel",
    ...timeTravel(),
    "",
  ].join("\n");
}
