/**
 * Structural sharing for plain records: every change makes a new record and shares what did not
 * change, so that an earlier state stays what it was.
 */
export type Dictionary<T> = Readonly<Record<string, T>>;

/** The record with one entry set. */
export function withEntry<T>(record: Dictionary<T>, key: string, value: T): Dictionary<T> {
  return { ...record, [key]: value };
}

/** The record without one entry; the same record when there is none. */
export function withoutEntry<T>(record: Dictionary<T>, key: string): Dictionary<T> {
  if (!Object.hasOwn(record, key)) return record;
  const { [key]: _removed, ...rest } = record;
  return rest;
}

/** The record with every value replaced. */
export function mapValues<T, U>(
  record: Dictionary<T>,
  change: (value: T, key: string) => U,
): Record<string, U> {
  const result: Record<string, U> = {};
  for (const [key, value] of Object.entries(record)) result[key] = change(value, key);
  return result;
}

/** Order of code points: the same in every engine and locale, unlike the locale's order. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (one !== other) return rankOf(one) - rankOf(other);
  }
  return a.length - b.length;
}

/** Halves of characters beyond U+FFFF come after all others, as those characters do. */
function rankOf(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x1_0000 : unit;
}
