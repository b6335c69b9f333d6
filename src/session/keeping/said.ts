// What is told at the present instant, as plain text: for captions, for pages that embed this one
// and for lists of events.
import { oncePerKey } from "../../lib/oncePerKey.ts";
import { sentence } from "../../narrate/index.ts";
import type { Voice } from "../../narrate/voice.ts";
import type { Trace } from "../../sim/trace.ts";
import { heldNow } from "../playing/now.ts";
import { lastRemark, type Told, toldAt } from "../run/telling.ts";
import type { SessionState } from "../state.ts";
import { activeRuns } from "../store.ts";
import { aboutOf } from "../texts/texts.ts";

/** The event in the page's language and wording. */
export function tell(trace: Trace, event: number, voice: Voice): string {
  return sentence(trace, event, voice);
}

export interface Said {
  /** Index of the run that it is about; null before anything has happened. */
  readonly run: number | null;
  readonly text: string;
}

/**
 * The event that is told. While the run is played, what Play is speaking of; else the selected
 * one where it has just happened, so that what a visitor has gone to is what is spoken of; else the
 * one that matters most: of this instant, or where nothing happens now, the last one that was worth
 * a sentence. Several parts of the page ask it of each state.
 */
export const toldNow = oncePerKey((state: SessionState): Told | null => {
  const { selected, timeUs, part, playing, held } = state;
  if (playing) return heldNow(state);
  if (held !== null && selected === null) return held;
  const runs = activeRuns(state);
  const run = runs.find(({ index }) => index === selected?.run);
  const event = run?.trace.events[selected?.event ?? -1];
  const isHere =
    run !== undefined &&
    event?.atUs === timeUs &&
    (part === null || run.byTime.get(timeUs)?.[part - 1] === event);
  if (isHere) return selected;
  const isBetween = timeUs > 0 && runs.every(({ byTime }) => !byTime.has(timeUs));
  return (isBetween ? lastRemark(runs, timeUs) : null) ?? toldAt(runs, { timeUs, part });
});

export function saidNow(state: SessionState): Said {
  const told = toldNow(state);
  const trace = state.runs[told?.run ?? -1]?.trace;
  const event = trace?.events[told?.event ?? -1];
  if (told === null || trace === undefined || event === undefined || event.kind === "start") {
    return { run: null, text: aboutOf(state) };
  }
  return { run: told.run, text: tell(trace, event.index, state.voice) };
}
