// From a trace to prose: the only place where sentences about events are made.
import { type LostWrite, lostWrites } from "../checks/lostWrites.ts";
import { oncePerKey } from "../lib/oncePerKey.ts";
import type { Note, NoteKind } from "../sim/note.ts";
import type { RequestRecord, Trace, TraceEvent } from "../sim/trace.ts";
import { readsOf } from "./answers.ts";
import { conflictIn } from "./resolution.ts";
import { sceneOf } from "./scene.ts";
import { claimsIn, join, type Sentence, textOf } from "./sentence.ts";
import type { Scene, Wording } from "./told.ts";
import { plainEnglish, type Voice } from "./voice.ts";

/** What matters most about an event comes first; what does not matter beside it is left out. */
const weights: Readonly<Partial<Record<NoteKind, number>>> = {
  conflict: 100,
  discard: 95,
  fallback: 90,
  certify: 85,
  view: 80,
  primary: 75,
  adopt: 70,
  elected: 65,
  preempted: 60,
  refuse: 0,
  lost: 55,
  home: 50,
  rights: 50,
  transfer: 50,
  "two-phase": 45,
  write: 40,
  log: 38,
  accept: 36,
  learn: 34,
  apply: 32,
  reject: 30,
  promise: 28,
  execute: 27,
  forward: 26,
  wait: 24,
  resynchronise: 22,
  suspect: 20,
  resend: 18,
  ignore: 10,
};

/** The event told in a few sentences, one after the other. */
export function narrate(trace: Trace, index: number, voice: Voice = plainEnglish): Sentence {
  return join(sentencesOf(trace, index, voice), voice.catalogue.space);
}

/**
 * What happened, what it meant, what was lost by it, how a request ended by it: where there is room
 * for less, the first of them say most.
 */
export function sentencesOf(trace: Trace, index: number, voice: Voice): readonly Sentence[] {
  const event = trace.events[index];
  if (event === undefined) return [];
  const { catalogue, wording } = voice;
  const scene = sceneOf(trace, event, voice);
  const notes = event.notes
    .map((note) => ({ note, weight: weightOf(note, event, wording) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ note }) => note);
  const [first] = notes;
  const told = notes.slice(0, 1).map((note) => noteSentence(note, scene, voice));
  const ended = scene.ended.filter(
    (request) => request.index !== event.request || event.kind !== "timeout",
  );
  const happened = catalogue.events[event.kind][wording](scene);
  const isLoud = event.notes.some(({ kind }) => kind === "conflict");
  const losses = isLoud ? event.notes.filter((note) => note.kind === "lost") : [];
  if (wording === "plain" && isStored(first, scene)) {
    const stored = [happened, catalogue.answered(scene.started as RequestRecord, scene)];
    const lost = untold(trace, scene, stored, voice);
    // That it ended with OK is told with what was stored.
    return [...stored, lost, ...endings(ended, scene, voice).slice(1)].filter(isSaid);
  }
  const sentences = isLoud
    ? [told[0] ?? [], ...losses.map((note) => catalogue.loss[wording](note, scene)).slice(0, 1)]
    : [happened, told[0] ?? []];
  const lost = untold(trace, scene, sentences, voice);
  return [...sentences, lost, ...endings(ended, scene, voice)].filter(isSaid);
}

/** No more answers are told of one event, but for those that were stale. */
const mostAnswers = 3;

/** How the first request ended, and what the clients of all were told of the data. */
function endings(
  all: readonly RequestRecord[],
  scene: Scene,
  { catalogue, wording }: Voice,
): readonly Sentence[] {
  const [first, ...others] = all;
  if (first === undefined) return [];
  const answers = others.filter((one) => readsOf(one).length > 0).slice(0, mostAnswers - 1);
  const stale = others.filter((one) => scene.stale(one).length > 0 && !answers.includes(one));
  return [first, ...answers, ...stale].flatMap((one) => [
    catalogue.ended[wording](one, scene),
    ...staleSentences(one, scene, { catalogue, wording }),
  ]);
}

const isSaid = ({ length }: Sentence): boolean => length > 0;

/** What was lost by an event, as far as the sentences about it do not tell. */
function untold(
  trace: Trace,
  scene: Scene,
  sentences: readonly Sentence[],
  { catalogue, wording }: Voice,
): Sentence {
  const all = lostAt(trace).get(scene.event.index) ?? [];
  const told = new Set(
    sentences.flatMap(claimsIn).flatMap((one) => (one.claim === "lost" ? one.request : [])),
  );
  const fate = all.filter(({ request }) => !told.has(request));
  return fate.length === 0
    ? []
    : catalogue.losses[wording](
        fate.map(({ request, row }) => scene.fate(request, row)),
        scene,
      );
}

/** What a client was told of the data, and whether it was out of date, each in a sentence. */
export function answerOf(
  trace: Trace,
  request: RequestRecord,
  voice: Voice,
): { readonly reads: Sentence; readonly stale: readonly Sentence[] } {
  const event = trace.events[request.endedBy];
  if (event === undefined) return { reads: [], stale: [] };
  const scene = sceneOf(trace, event, voice);
  return {
    reads: voice.catalogue.reads(request),
    stale: staleSentences(request, scene, voice),
  };
}

function staleSentences(
  request: RequestRecord,
  scene: Scene,
  { catalogue, wording }: Voice,
): readonly Sentence[] {
  return scene.stale(request).map((claim) => catalogue.stale[wording](claim, scene));
}

/** The losses by the events by which they were certain. */
const lostAt = oncePerKey((trace: Trace): ReadonlyMap<number, readonly LostWrite[]> => {
  const byEvent = new Map<number, LostWrite[]>();
  for (const loss of lostWrites(trace)) {
    const known = byEvent.get(loss.event);
    if (known === undefined) byEvent.set(loss.event, [loss]);
    else known.push(loss);
  }
  return byEvent;
});

/** Whether nothing more is to be told of a request than that it was carried out and answered. */
function isStored(first: Note | undefined, { started, ended }: Scene): boolean {
  if (first?.kind !== "write" || started === undefined) return false;
  return first.request === started.id && ended[0] === started && started.outcome === "ok";
}

/** The same as plain text. */
export function sentence(trace: Trace, index: number, voice: Voice = plainEnglish): string {
  return textOf(narrate(trace, index, voice));
}

/** One note in words. */
export function noteSentence(note: Note, scene: Scene, { catalogue, wording }: Voice): Sentence {
  // The catalogue's types tie each kind to its sentence; the union cannot be narrowed by a computed
  // key.
  const tell = catalogue.notes[note.kind][wording] as (note: Note, scene: Scene) => Sentence;
  return tell(note, scene);
}

function weightOf(note: Note, { kind, notes: all }: TraceEvent, wording: Wording): number {
  if (note === conflictIn(all)) return 101;
  // In plain words the end of the wait tells it.
  if (note.kind === "resend" && kind === "timer" && wording === "plain") return 0;
  if (note.kind === "certify" && note.verdict === "pass") return 33;
  // A loss is told with the conflict that caused it.
  if (note.kind === "lost" && all.some(({ kind }) => kind === "conflict")) return 1;
  return weights[note.kind] ?? 0;
}

export type { Sentence } from "./sentence.ts";
