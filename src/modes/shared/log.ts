// An append-only log of numbered entries, the first being number 1. It shares what it does not
// change: every state of a run keeps its own log, so an append must not copy all that came before.

export interface Log<Entry> {
  readonly length: number;
  /** Full blocks of `blockSize` entries each. */
  readonly blocks: readonly (readonly Entry[])[];
  /** The entries after the last full block. */
  readonly tail: readonly Entry[];
}

const blockSize = 64;

export const emptyLog: Log<never> = { length: 0, blocks: [], tail: [] };

/** The log with one more entry, numbered `length + 1`. */
export function append<Entry>(log: Log<Entry>, entry: Entry): Log<Entry> {
  const tail = [...log.tail, entry];
  const length = log.length + 1;
  if (tail.length < blockSize) return { length, blocks: log.blocks, tail };
  return { length, blocks: [...log.blocks, tail], tail: [] };
}

/** The entry of this number; undefined outside 1 to `length`. */
export function entryAt<Entry>(log: Log<Entry>, number: number): Entry | undefined {
  const index = number - 1;
  const block = Math.floor(index / blockSize);
  return (block < log.blocks.length ? log.blocks[block] : log.tail)?.[index % blockSize];
}

/** The entries from this number on, in order. */
export function entriesFrom<Entry>(log: Log<Entry>, first: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (let number = Math.max(1, first); number <= log.length; number += 1) {
    entries.push(entryAt(log, number) as Entry);
  }
  return entries;
}
