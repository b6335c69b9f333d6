// Events as tones, for who wants to hear them: a pitch for each node, two notes close together for
// a conflict. Off unless asked for; nothing sounds while somebody drags through time.
import { useEffect } from "react";
import { toldNow } from "../session/keeping/said.ts";
import { conflictsIn } from "../session/run/run.ts";
import type { Session, SessionState } from "../session/state.ts";

/** Steps of a pentatonic scale: any of them sound well together. */
const pitchesHz = [440, 330, 262, 523, 392, 294, 587, 349, 247];
const semitone = 1.0595;
const lengthSeconds = 0.18;

/** Many changes within this time are a drag. */
const leastPauseMs = 60;

export function useTones(session: Session): void {
  useEffect(() => {
    let context: AudioContext | null = null;
    let last = 0;
    const unsubscribe = session.subscribe((state, before) => {
      if (!state.sound || state.runs !== before.runs) return;
      if (state.timeUs === before.timeUs && state.part === before.part) return;
      const now = performance.now();
      const isDrag = now - last < leastPauseMs;
      last = now;
      if (isDrag) return;
      context ??= new AudioContext();
      for (const pitch of pitchesOf(state)) play(context, pitch);
    });
    return () => {
      unsubscribe();
      void context?.close();
    };
  }, [session]);
}

/** What the event that is told sounds like. */
function pitchesOf(state: SessionState): readonly number[] {
  const told = toldNow(state);
  const run = state.runs[told?.run ?? -1];
  const event = run?.trace.events[told?.event ?? -1];
  if (run === undefined || event === undefined || event.node === null) return [];
  const pitch = pitchesHz[run.trace.nodes.indexOf(event.node)] ?? 220;
  const isTrouble =
    conflictsIn(event).length > 0 || run.losses.some((loss) => loss.event === event.index);
  return isTrouble ? [pitch, pitch * semitone] : [pitch];
}

function play(context: AudioContext, pitchHz: number): void {
  const oscillator = new OscillatorNode(context, { type: "sine", frequency: pitchHz });
  const gain = new GainNode(context, { gain: 0.12 });
  gain.gain.setTargetAtTime(0, context.currentTime + 0.04, 0.05);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start();
  oscillator.stop(context.currentTime + lengthSeconds);
}
