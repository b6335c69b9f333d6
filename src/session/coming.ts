// What is to come onto the stage: begun, so that it is known how large it is; asked about where it
// is large; then computed. One scenario at a time; what is on the stage stays until it is done.
import type { StoreApi } from "zustand/vanilla";
import type { Work } from "../lib/work.ts";
import { type Budget, tracedBudget } from "../sim/limits.ts";
import { atOnceFor, type Computation, Computing } from "./computing.ts";
import { type Entered, modeAt } from "./entering.ts";
import type { Opened } from "./opening.ts";
import { type BegunRuns, beginRuns, namedIn, orderOf, type Run } from "./run/run.ts";
import type { SessionState } from "./state.ts";

/** What nobody need be asked for: some ten times what the largest of the library takes. */
const modest: Budget = { events: 200_000, bytes: 220_000_000 };

/** A change of what was agreed to makes it larger, as a rule, only by so much. */
const muchMore = 1.5;

/** Of all that is computed, the part that the beginning takes. */
const shareOfBeginning = 0.02;

type Compute = <Next extends Pick<Entered, "runs">>(
  opened: Opened,
  work: (begun: BegunRuns) => Work<Next>,
  onDone: (next: Next) => void,
  /** Whatever was agreed to, what is large is asked about. */
  asks?: boolean,
) => Computation;

interface Coming {
  readonly compute: Compute;
  /** Something else is opened: what was agreed to was said of another scenario. */
  readonly renew: () => void;
  /** Computes what was asked about. */
  readonly goOn: () => void;
  /** Stops what is computed or asked about. */
  readonly stop: () => void;
}

export function coming({ getState, setState }: StoreApi<SessionState>): Coming {
  const computing = new Computing();
  let current: { isRunning: boolean } | null = null;
  let waiting: (() => void) | null = null;
  let agreed = modest;
  const leave = (): boolean => {
    const wasRunning = current?.isRunning === true;
    if (current !== null) current.isRunning = false;
    waiting = null;
    computing.cancel();
    return wasRunning;
  };
  return {
    compute: (opened, work, onDone, asks = false) => {
      leave();
      if (getState().question !== null) setState({ question: null });
      const { scenario } = opened;
      const atOnce = atOnceFor(scenario);
      const own = { isRunning: true };
      current = own;
      const tell = (part: number, name: number, modes = scenario.modes): void => {
        const mode = modeAt(scenario, modes, name, getState().texts);
        setState({ progress: { part, mode }, playing: false });
      };
      const finish = (begun: BegunRuns): void => {
        waiting = null;
        const onPart = (part: number): void =>
          tell(shareOfBeginning + (1 - shareOfBeginning) * part, part, orderOf(begun));
        computing.run(work(begun), {
          atOnce,
          onPart,
          onDone: (next) => {
            own.isRunning = false;
            // The language may have come while it was computed.
            onDone({ ...next, runs: namesIn(getState(), next.runs) });
          },
        });
      };
      computing.run(beginRuns(scenario), {
        atOnce,
        onPart: (part) => tell(shareOfBeginning * part, part),
        onDone: (begun) => {
          const { estimate } = begun.together;
          if (isWithin(estimate, asks ? modest : agreed)) return finish(begun);
          const question = {
            title: scenario.title,
            modes: begun.choices.length,
            estimate,
            most: tracedBudget,
          };
          setState({ question, progress: null, playing: false });
          waiting = () => {
            agreed = { events: muchMore * estimate.events, bytes: muchMore * estimate.bytes };
            setState({ question: null });
            tell(shareOfBeginning, 0, orderOf(begun));
            finish(begun);
          };
        },
      });
      return own;
    },
    renew: () => {
      agreed = modest;
    },
    goOn: () => waiting?.(),
    stop: () => {
      if (leave()) setState({ progress: null, question: null });
    },
  };
}

function isWithin(estimate: Budget, most: Budget): boolean {
  return estimate.events <= most.events && estimate.bytes <= most.bytes;
}

export function namesIn(
  { texts }: Pick<SessionState, "texts">,
  runs: readonly Run[],
): readonly Run[] {
  return runs.map((run) => namedIn(run, texts));
}
