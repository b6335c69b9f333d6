// Long computations in small pieces. Whoever runs one decides when to go on: a command line at
// once, a page when it has drawn a frame. So nothing here needs a clock.

/** Gives how far it has come, from 0 to 1, after each piece, and its result at the end. */
export type Work<Result> = Generator<number, Result, undefined>;

/** Does all of it now. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same work as a part of a larger one, of which it is the stretch between two fractions. */
export function* within<Result>(work: Work<Result>, from: number, until: number): Work<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield from + (until - from) * value;
  }
}

/** How many of a list of many are looked at in one piece. */
const itemsInPiece = 64;

/** Whether a piece ends with this one of a list of many; `items`: fewer where each takes long. */
export function endsPiece(index: number, items = itemsInPiece): boolean {
  return index % items === items - 1;
}
