// Long computations beside a page that goes on. A small one is done at once, so that what a visitor
// does has its effect in the same moment; of a large one the rest is done between the frames.
import type { InPieces } from "../lib/oncePerKey.ts";
import { type Work, within } from "../lib/work.ts";
import type { Scenario } from "../sim/scenario.ts";

/**
 * How many pieces are done at once: those of any scenario of the library and some more, which take
 * less than a tenth of a second. A number and not a time, so that it is the same on all machines.
 */
const piecesAtOnce = 160;

/** A script with more entries than this is none of those: then nothing is done at once. */
const mostEntriesAtOnce = 400;

/** How many pieces of a scenario's runs are done at once. */
export function atOnceFor({ script }: Pick<Scenario, "script">): number {
  return script.length <= mostEntriesAtOnce ? piecesAtOnce : 0;
}

/** How many are done for a picture: those of the library, in a part of a frame. */
const piecesForPicture = 50;

/** A frame has sixteen milliseconds, and the browser needs some of them. */
const sliceMs = 8;

/** One computation: whether it still goes on. */
export interface Computation {
  readonly isRunning: boolean;
}

interface Hopes<Result> {
  /** How many pieces are done at once, if not as many as are for a scenario. */
  readonly atOnce?: number;
  /** After each slice, of a computation that is not done at once: how far it has come. */
  readonly onPart: (part: number) => void;
  readonly onDone: (result: Result) => void;
}

/** Does one thing at a time: what is begun takes the place of what still goes on. */
export class Computing {
  private current: { isRunning: boolean } | null = null;

  run<Result>(work: Work<Result>, hopes: Hopes<Result>): Computation {
    const { atOnce = piecesAtOnce, onPart, onDone } = hopes;
    this.cancel();
    const own = { isRunning: true };
    this.current = own;
    let done = 0;
    const goOn = (mayGoOn: () => boolean): void => {
      while (own.isRunning) {
        const step = work.next();
        if (step.done === true) {
          own.isRunning = false;
          onDone(step.value);
        } else if (!mayGoOn()) {
          onPart(step.value);
          nextTask(() => goOn(until(sliceMs)));
          return;
        }
      }
    };
    goOn(() => {
      done += 1;
      return done < atOnce;
    });
    return own;
  }

  /** Says whether there was anything to stop. */
  cancel(): boolean {
    const wasRunning = this.current?.isRunning === true;
    if (this.current !== null) this.current.isRunning = false;
    this.current = null;
    return wasRunning;
  }
}

/** True for some milliseconds from now. */
function until(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() < end;
}

/** The same asked of several, one after the other. */
export function* askEach<Key extends object>(
  ask: InPieces<Key, unknown>,
  keys: readonly Key[],
  onKnown: () => void,
): Work<void> {
  for (const [i, key] of keys.entries()) {
    if (ask.known(key) !== null) continue;
    yield* within(ask.inPieces(key), i / keys.length, (i + 1) / keys.length);
    onKnown();
  }
}

/** Does as much of it as a visitor does not notice, which is all of what is small. */
export function begin(work: Work<unknown>): void {
  for (let i = 0; i < piecesForPicture; i += 1) if (work.next().done === true) return;
}

/** After what the browser has to do, and without the wait that its timers add. */
function nextTask(task: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    task();
  };
  port2.postMessage(null);
}
