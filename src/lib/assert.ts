/** Fails with a message that names the values in question; never switched off. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}

/** The value of an index or look-up that the program's own logic guarantees to be there. */
export function defined<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`Assertion failed: no ${what}`);
  return value;
}

/** Closes an exhaustive switch: a new member of a union becomes a type error here. */
export function unreachable(value: never): never {
  throw new Error(`Assertion failed: unexpected ${JSON.stringify(value)}`);
}
