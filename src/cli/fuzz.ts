// `everywrite fuzz`: what is read from outside, tried with texts and links at random.
import { type FuzzTally, fuzz } from "../explore/fuzz/fuzz.ts";
import { inputKinds } from "../explore/fuzz/inputs.ts";
import { visible } from "../lib/visible.ts";
import { counter } from "./progress.ts";
import { table } from "./table.ts";
import { exitCodes } from "./usage.ts";

export function fuzzed(seed: string, from: number, to: number): { text: string; code: number } {
  const started = performance.now();
  const tally = fuzz(seed, from, to, counter(to - from + 1, "inputs"));
  const seconds = (performance.now() - started) / 1000;
  const code = tally.failures.length === 0 ? exitCodes.fine : exitCodes.broken;
  return { code, text: reportOf(tally, seed, seconds) };
}

function reportOf(tally: FuzzTally, seed: string, seconds: number): string {
  const kinds = inputKinds.map((kind) => [kind, tally.tried[kind] ?? 0, tally.accepted[kind] ?? 0]);
  const failures = tally.failures.flatMap(({ number, kind, why, text }) => [
    `FAILED  ${kind}, number ${number}: ${visible(why)}`,
    `  everywrite fuzz --seed ${seed} --inputs ${number}..${number}`,
    `  ${visible(text.slice(0, 400))}`,
    "",
  ]);
  const accepted = Object.values(tally.accepted).reduce((sum, one) => sum + one, 0);
  return [
    table([["input", "tried", "accepted"], ...kinds]),
    "",
    ...failures,
    `${tally.inputs} inputs, ${accepted} accepted, ${Object.keys(tally.refused).length} kinds of ` +
      `refusal, in ${seconds.toFixed(1)} s`,
    `${tally.failures.length} failures`,
    "",
  ].join("\n");
}
