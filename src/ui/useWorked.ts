// What takes long to find out about long runs: at once where it is little, else in pieces between
// the frames, so that the page answers meanwhile and draws it when it is there.
import { startTransition, useEffect, useMemo, useReducer } from "react";
import type { InPieces } from "../lib/oncePerKey.ts";
import { askEach, begin, Computing } from "../session/computing.ts";
import { usePage } from "./page.ts";
import { useSame } from "./useSame.ts";

export interface Known<Result> {
  readonly result: Result;
}

/** For each of the keys what is known of it; null while it is being worked out. */
export function useWorked<Key extends object, Result>(
  ask: InPieces<Key, Result>,
  keys: readonly Key[],
): readonly (Known<Result> | null)[] {
  const { session } = usePage();
  const [, count] = useReducer((times: number) => times + 1, 0);
  useMemo(() => begin(askEach(ask, keys, () => undefined)), [ask, keys]);
  const known = useSame(keys.map((key) => ask.known(key)));
  const isKnown = known.every((one) => one !== null);
  useEffect(() => {
    if (isKnown) return;
    // What has been waited for is drawn without haste, part by part; unless the page plays: then it
    // would begin anew with each instant.
    const drawAgain = (): void => {
      if (session.getState().playing) count();
      else startTransition(count);
    };
    const computing = new Computing();
    const work = askEach(ask, keys, drawAgain);
    computing.run(work, { atOnce: 0, onPart: () => undefined, onDone: drawAgain });
    return () => {
      computing.cancel();
    };
  }, [session, ask, keys, isKnown]);
  return known;
}

/** The same for one; null as the key: nothing is asked. */
export function useWorkedOne<Key extends object, Result>(
  ask: InPieces<Key, Result>,
  key: Key | null,
): Known<Result> | null {
  const keys = useMemo(() => (key === null ? [] : [key]), [key]);
  return useWorked(ask, keys)[0] ?? null;
}
