// Words beside marks, where they cover neither a mark nor other words. What finds no room is left
// out: the event says it when it is selected.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A straight line that words had better not cover. */
export interface Line {
  readonly from: readonly [x: number, y: number];
  readonly until: readonly [x: number, y: number];
}

export interface Wish {
  /** Names what is labelled. */
  readonly id: number;
  readonly text: string;
  readonly width: number;
  /** The mark. */
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  /** Where lanes are close, words stand on the lane itself. */
  readonly isOnLane?: boolean;
}

export interface Label {
  readonly id: number;
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly box: Box;
}

/**
 * Places the wishes in their order: those that matter most come first. Of the places that are free,
 * each takes the one with the fewest lines in it.
 */
export function placeLabels(
  wishes: readonly Wish[],
  taken: readonly Box[],
  area: Box,
  sizePx: number,
  lines: readonly Line[] = [],
): readonly Label[] {
  const labels: Label[] = [];
  const boxes = [...taken];
  for (const wish of wishes) {
    const free = candidates(wish, sizePx).filter(
      ({ box }) => isWithin(box, area) && boxes.every((other) => !isOver(box, other)),
    );
    const label = calmest(free, lines);
    if (label === undefined) continue;
    labels.push(label);
    boxes.push(label.box);
  }
  return labels;
}

/** In order of preference: up to the right as in the lanes' own reading direction, then around. */
function candidates(wish: Wish, sizePx: number): readonly Label[] {
  const { id, text, width, x, y, reach, isOnLane = false } = wish;
  const aside = reach + sizePx * 0.45;
  const up = y - Math.max(reach * 0.5, sizePx * 0.42);
  const down = y + Math.max(reach * 0.5, sizePx * 0.42) + sizePx * 0.72;
  const one = (anchor: Label["anchor"], dx: number, baseline: number): Label => {
    const at = x + dx;
    const left = anchor === "start" ? at : at - width;
    const box = {
      left: left - 2,
      top: baseline - sizePx * 0.82,
      right: left + width + 2,
      bottom: baseline + sizePx * 0.22,
    };
    return { id, text, x: at, y: baseline, anchor, box };
  };
  if (isOnLane) {
    const level = y + sizePx * 0.34;
    return [one("start", aside, level), one("end", -aside, level)];
  }
  return [
    one("start", aside, up),
    one("start", aside, down),
    one("end", -aside, up),
    one("end", -aside, down),
    one("start", -width / 2, y - reach - sizePx * 0.4),
    one("start", -width / 2, y + reach + sizePx * 1.05),
  ];
}

/** The first of those through which the fewest lines go. */
export function calmest<Item extends { readonly box: Box }>(
  items: readonly Item[],
  lines: readonly Line[],
): Item | undefined {
  let [best, least] = [undefined as Item | undefined, Number.POSITIVE_INFINITY];
  for (const item of items) {
    const count = lines.filter((line) => goesThrough(line, item.box)).length;
    if (count < least) [best, least] = [item, count];
    if (least === 0) break;
  }
  return best;
}

/** Cuts the line down to what lies between the sides, one after the other. */
function goesThrough({ from: [x, y], until }: Line, { left, top, right, bottom }: Box): boolean {
  const [dx, dy] = [until[0] - x, until[1] - y];
  let [first, last] = [0, 1];
  const sides = [
    [-dx, x - left],
    [dx, right - x],
    [-dy, y - top],
    [dy, bottom - y],
  ] as const;
  for (const [slope, room] of sides) {
    if (slope === 0 && room < 0) return false;
    if (slope < 0) first = Math.max(first, room / slope);
    if (slope > 0) last = Math.min(last, room / slope);
  }
  return first <= last;
}

export function isOver(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isWithin(box: Box, area: Box): boolean {
  return (
    box.left >= area.left &&
    box.right <= area.right &&
    box.top >= area.top &&
    box.bottom <= area.bottom
  );
}

export function around(x: number, y: number, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}
