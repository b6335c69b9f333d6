// Where each node's label stands: beside its mark, off the other marks and off the way of the
// messages. The place depends on the map and on all that the label will ever say, never on what it
// says now, so that nothing jumps while a run is played.
import { type Box, boxAround, isInside, overlap, type Point } from "./geometry.ts";
import type { Cable } from "./projection.ts";

/** What a label needs at most, by node. */
export type LabelRoom = Readonly<
  Record<string, { readonly width: number; readonly height: number }>
>;

export interface LabelPlace {
  readonly anchor: "start" | "end";
  readonly x: number;
  /** Top of the label. */
  readonly top: number;
  /** On which side of the mark there is room for a sign. */
  readonly signSide: "left" | "right";
  readonly box: Box;
  /** From the mark to the label where it stands away from it. */
  readonly leader: readonly [Point, Point] | null;
}

interface Candidate extends LabelPlace {
  readonly cost: number;
  /** Whether it covers nothing that stands still. */
  readonly isClear: boolean;
}

export interface Surroundings {
  readonly width: number;
  readonly height: number;
  readonly places: Readonly<Record<string, Point>>;
  readonly cables: readonly Cable[];
  /** What else stands there. */
  readonly blocked: readonly Box[];
  /** From the middle of a mark to its label, with air. */
  readonly gap: number;
  /** From the middle of a mark to its outer edge. */
  readonly ring: number;
  /** Heads keep so far from the marks, and are so large. */
  readonly headGap: number;
  readonly head: number;
}

/**
 * Places as good as they get: one after the other, then each again with the others in place. Null
 * where one would cover something, or not be inside.
 */
export function placeLabels(
  map: Surroundings,
  room: LabelRoom,
): Readonly<Record<string, LabelPlace>> | null {
  const ways = waysOfHeads(map);
  const order = Object.entries(map.places).sort(([, a], [, b]) => a.y - b.y);
  const candidates = new Map<string, readonly Candidate[]>();
  for (const [id, place] of order) {
    const own = candidatesFor(id, place, map, room, ways);
    if (!own.some(({ isClear }) => isClear)) return null;
    candidates.set(id, own);
  }
  const chosen = settled(candidates);
  const all = [...chosen.values()];
  const areApart = all.every((one, i) =>
    all.slice(i + 1).every((other) => overlap(one.box, other.box) === 0),
  );
  if (!areApart || !all.every(({ isClear }) => isClear)) return null;
  return Object.fromEntries(
    [...chosen].map(([id, { cost: _, isClear: __, ...rest }]) => [id, rest]),
  );
}

/** Mostly the second round changes nothing any more. */
const mostRounds = 4;

function settled(
  candidates: ReadonlyMap<string, readonly Candidate[]>,
): ReadonlyMap<string, Candidate> {
  const chosen = new Map<string, Candidate>();
  for (let round = 0; round < mostRounds; round += 1) {
    let isSettled = true;
    for (const [id, own] of candidates) {
      const others = [...chosen].filter(([other]) => other !== id).map(([, one]) => one.box);
      const best = bestOf(own, others);
      if (best === null || best === chosen.get(id)) continue;
      chosen.set(id, best);
      isSettled = false;
    }
    if (isSettled) break;
  }
  return chosen;
}

function bestOf(candidates: readonly Candidate[], others: readonly Box[]): Candidate | null {
  let [best, least]: [Candidate | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const one of candidates) {
    // What it covers makes it no better.
    if (one.cost >= least) continue;
    const box = grown(one.box);
    const covered = others.reduce((sum, other) => sum + overlap(box, other), 0);
    const cost = one.cost + (covered > 0 ? 1000 + covered : 0);
    if (cost < least) [best, least] = [one, cost];
  }
  return best;
}

/** With a little air around it. */
function grown({ left, top, right, bottom }: Box): Box {
  return { left: left - 3, top: top - 1, right: right + 3, bottom: bottom + 1 };
}

/** Points over which heads travel along a cable, and the box around them. */
interface Way {
  readonly points: readonly Point[];
  readonly box: Box;
}

function waysOfHeads({ cables, headGap }: Surroundings): readonly Way[] {
  return cables.map(({ line }) => {
    const whole = line.lengths.at(-1) ?? 0;
    const gap = Math.min(headGap, whole * 0.27);
    const points = line.points.filter((_, i) => {
      const length = line.lengths[i] ?? 0;
      return length >= gap * 0.9 && length <= whole - gap * 0.9;
    });
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const box = {
      left: Math.min(...xs),
      top: Math.min(...ys),
      right: Math.max(...xs),
      bottom: Math.max(...ys),
    };
    return { points, box };
  });
}

/** How many points of the heads' ways are in a box. */
function pointsIn(box: Box, ways: readonly Way[]): number {
  let count = 0;
  for (const way of ways) {
    const { left, top, right, bottom } = way.box;
    const isFar = left >= box.right || right <= box.left || top >= box.bottom || bottom <= box.top;
    if (!isFar) for (const point of way.points) if (isInside(point, box)) count += 1;
  }
  return count;
}

/** By preference: right of the mark as in a table, above, left, below; then farther off. */
function candidatesFor(
  id: string,
  place: Point,
  map: Surroundings,
  room: LabelRoom,
  ways: readonly Way[],
): readonly Candidate[] {
  const { width, height } = room[id] ?? { width: 0, height: 0 };
  const { gap } = map;
  const marks = Object.entries(map.places).map(([other, point]) =>
    boxAround(point, other === id ? map.ring : map.ring + 1),
  );
  const finish = (anchor: "start" | "end", x: number, top: number, dislike: number): Candidate => {
    const left = anchor === "start" ? x : x - width;
    const box = { left, top, right: left + width, bottom: top + height };
    const isSide = Math.abs(x - place.x) >= gap && top < place.y && box.bottom > place.y - gap / 2;
    const signSide = anchor === "start" && isSide ? "left" : "right";
    const leader = leaderOf(place, box, gap);
    const faults = faultsOf(box, map, marks, ways);
    const cost = dislike + faults;
    return { anchor, x, top, signSide, box, leader, cost, isClear: faults === 0 };
  };
  const { x, y } = place;
  const besideTops = [-0.36, -0.2, -0.5, -0.08, -0.66, 0.04, -0.8, -0.95].map(
    (part) => part * height,
  );
  const beside = besideTops.flatMap((dy, i) => [
    finish("start", x + gap, y + dy, i * 1.5),
    finish("end", x - gap, y + dy, 12 + i * 1.5),
  ]);
  const rows = [y - gap - height, y + gap];
  const overAndUnder = rows.flatMap((top, i) => [
    finish("end", x + gap, top, 8 + i * 9),
    finish("start", x - gap, top, 9 + i * 9),
    finish("start", x - width / 2, top, 10 + i * 9),
    finish("end", x + gap / 4, top, 11 + i * 9),
    finish("start", x - gap / 4, top, 11 + i * 9),
  ]);
  const far = [1.6, 2.2, 2.8, 3.4].flatMap((factor, ring) =>
    Array.from({ length: 16 }, (_, turn) => {
      const angle = (turn * Math.PI) / 8;
      const [cx, cy] = [Math.cos(angle), Math.sin(angle)];
      const anchor = cx >= 0 ? ("start" as const) : ("end" as const);
      const top = y + cy * (gap * factor + height / 2) - height / 2;
      return finish(anchor, x + cx * gap * factor, top, 40 + ring * 12);
    }),
  );
  return [...beside, ...overAndUnder, ...far];
}

const edge = 3;

function faultsOf(
  box: Box,
  map: Surroundings,
  marks: readonly Box[],
  ways: readonly Way[],
): number {
  const outside =
    Math.max(0, edge - box.left) +
    Math.max(0, box.right - map.width + edge) +
    Math.max(0, 1 - box.top) +
    Math.max(0, box.bottom - map.height + 1);
  const onMarks = [...marks, ...map.blocked].reduce((sum, mark) => sum + overlap(box, mark), 0);
  const wide = {
    left: box.left - map.head,
    top: box.top - map.head * 0.6,
    right: box.right + map.head,
    bottom: box.bottom + map.head * 0.6,
  };
  return outside * 12 + onMarks + pointsIn(wide, ways) * 6;
}

/** From the mark's edge to the nearest point of a label that does not stand beside it. */
function leaderOf(place: Point, box: Box, gap: number): readonly [Point, Point] | null {
  const to = {
    x: Math.min(Math.max(place.x, box.left), box.right),
    y: Math.min(Math.max(place.y, box.top), box.bottom),
  };
  const length = Math.hypot(to.x - place.x, to.y - place.y);
  if (length <= gap * 1.25) return null;
  const part = (gap * 0.8) / length;
  const from = { x: place.x + (to.x - place.x) * part, y: place.y + (to.y - place.y) * part };
  return [from, to];
}
