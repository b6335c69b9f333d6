// What a run had before the last change of its scenario and has no more: drawn faintly under it.
import { oncePerKeyInPieces } from "../../lib/oncePerKey.ts";
import { endsPiece, type Work, within } from "../../lib/work.ts";
import type { Run } from "../run/run.ts";
import { type DiagramLine, type DiagramMark, diagramOf } from "./diagram.ts";

export interface BeforeAndAfter {
  readonly before: Run;
  readonly run: Run;
}

export interface Ghost {
  readonly marks: readonly DiagramMark[];
  readonly lines: readonly DiagramLine[];
}

export const ghostOf = oncePerKeyInPieces(function* ({ before, run }: BeforeAndAfter): Work<Ghost> {
  const earlier = yield* within(diagramOf.inPieces(before), 0, 0.3);
  const present = yield* within(diagramOf.inPieces(run), 0.3, 0.6);
  const marks = yield* within(missing(earlier.marks, present.marks, nameOfMark), 0.6, 0.8);
  const lines = yield* within(missing(earlier.lines, present.lines, nameOfLine), 0.8, 1);
  return { marks, lines };
});

/** Events and messages are numbered anew with each run: what they are tells them apart. */
const nameOfMark = ({ node, atUs, kind }: DiagramMark): string => `${node} ${atUs} ${kind}`;

const nameOfLine = ({ from, to, sentUs, arrivesUs, sign }: DiagramLine): string =>
  `${from} ${to} ${sentUs} ${arrivesUs} ${sign}`;

function* missing<Item>(
  earlier: readonly Item[],
  present: readonly Item[],
  nameOf: (item: Item) => string,
): Work<readonly Item[]> {
  const known = new Set<string>();
  for (const [i, item] of present.entries()) {
    known.add(nameOf(item));
    if (endsPiece(i)) yield (0.5 * i) / present.length;
  }
  const gone: Item[] = [];
  for (const [i, item] of earlier.entries()) {
    if (!known.has(nameOf(item))) gone.push(item);
    if (endsPiece(i)) yield 0.5 + (0.5 * i) / earlier.length;
  }
  return gone;
}
