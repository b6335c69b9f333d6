// The page asks for the same facts of a run at every instant. Each is computed when it is first
// asked for, once for a run, and forgotten with the run.

/** The same function, computing only once for a run, a trace or a list of runs. */
export function perRun<Key extends object, Result>(
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
