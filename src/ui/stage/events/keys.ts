// Where a key leads in a list of rows.

/** The row that a key goes to; null where the key is for something else. */
export function rowForKey(key: string, from: number, page: number, count: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowUp: from - 1,
    ArrowDown: from + 1,
    PageUp: from - page,
    PageDown: from + page,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  return to === undefined || count === 0 ? null : Math.min(Math.max(0, to), count - 1);
}
