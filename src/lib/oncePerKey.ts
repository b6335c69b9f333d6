// What is asked of an object again and again is computed when it is first asked for, once for the
// object, and forgotten with it.
import { finish, type Work } from "./work.ts";

/** The same function, computing only once for a key. */
export function oncePerKey<Key extends object, Result>(
  compute: (key: Key) => Result,
): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) {
      entry = { result: compute(key) };
      known.set(key, entry);
    }
    return entry.result;
  };
}

/** The same of two objects: computing only once for a pair. */
export function oncePerPair<First extends object, Second extends object, Result>(
  compute: (first: First, second: Second) => Result,
): (first: First, second: Second) => Result {
  const ofFirst = oncePerKey((first: First) =>
    oncePerKey((second: Second) => compute(first, second)),
  );
  return (first, second) => ofFirst(first)(second);
}

/** A function that can be computed in pieces beforehand, so that asking for it is quick later. */
export interface InPieces<Key, Result> {
  (key: Key): Result;
  /** What is left of the work. Whoever asks for it in the midst goes on with the same work. */
  inPieces(key: Key): Work<Result>;
  /** The result, if it is there already. */
  known(key: Key): { readonly result: Result } | null;
}

/** As `oncePerKey`, for what takes long. */
export function oncePerKeyInPieces<Key extends object, Result>(
  compute: (key: Key) => Work<Result>,
): InPieces<Key, Result> {
  const known = new WeakMap<Key, { readonly result: Result }>();
  const begun = new WeakMap<Key, Work<Result>>();
  function* inPieces(key: Key): Work<Result> {
    for (;;) {
      const entry = known.get(key);
      if (entry !== undefined) return entry.result;
      const work = begun.get(key) ?? compute(key);
      // While it is at work it cannot be asked; and what has failed is begun anew.
      begun.delete(key);
      const step = work.next();
      if (step.done) known.set(key, { result: step.value });
      else {
        begun.set(key, work);
        yield step.value;
      }
    }
  }
  const ask = (key: Key): Result => finish(inPieces(key));
  return Object.assign(ask, { inPieces, known: (key: Key) => known.get(key) ?? null });
}
