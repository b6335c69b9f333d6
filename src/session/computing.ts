// Long computations beside a page that goes on. A small one is done at once, so that what a visitor
// does has its effect in the same moment; of a large one the rest is done between the frames.
import type { Work } from "../lib/work.ts";

/**
 * How many pieces are done at once: those of any scenario of the library and some more, which take
 * less than a tenth of a second. A number and not a time, so that it is the same on all machines.
 */
const piecesAtOnce = 160;

/** A frame has sixteen milliseconds, and the browser needs some of them. */
const sliceMs = 8;

/** One computation: whether it still goes on. */
export interface Computation {
  readonly isRunning: boolean;
}

interface Hopes<Result> {
  /** After each slice, of a computation that is not done at once: how far it has come. */
  readonly onPart: (part: number) => void;
  readonly onDone: (result: Result) => void;
}

/** Does one thing at a time: what is begun takes the place of what still goes on. */
export class Computing {
  private current: { isRunning: boolean } | null = null;

  run<Result>(work: Work<Result>, { onPart, onDone }: Hopes<Result>): Computation {
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
          nextTask(() => goOn(within(sliceMs)));
          return;
        }
      }
    };
    goOn(() => {
      done += 1;
      return done < piecesAtOnce;
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
function within(milliseconds: number): () => boolean {
  const until = performance.now() + milliseconds;
  return () => performance.now() < until;
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
