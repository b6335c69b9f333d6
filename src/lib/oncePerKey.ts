// What is asked of an object again and again is computed when it is first asked for, once for the
// object, and forgotten with it.

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
