// Words beside marks, where they cover neither a mark nor other words. What finds no room is left
// out: the event says it when it is selected.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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

/** Places the wishes in their order: those that matter most come first. */
export function placeLabels(
  wishes: readonly Wish[],
  taken: readonly Box[],
  area: Box,
  sizePx: number,
): readonly Label[] {
  const labels: Label[] = [];
  const boxes = [...taken];
  for (const wish of wishes) {
    const label = candidates(wish, sizePx).find(
      ({ box }) => isWithin(box, area) && boxes.every((other) => !isOver(box, other)),
    );
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
