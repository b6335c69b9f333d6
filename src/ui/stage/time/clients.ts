// The clients' lanes: what was sent, when it had its answer, and whether the answer is still true
// at the end. Losses come first; what finds no room loses its words, and then its place.
import type { ClientFact } from "../../../session/judging/clientLane.ts";
import { alongOf, type Plane } from "./plane.ts";

export interface ClientWords {
  /** Beside the answer: all that there is to say, then less, for where there is less room. */
  readonly answers: readonly string[];
  /** Beside the cross; empty where nothing was lost. */
  readonly loss: string;
}

export interface ClientItem {
  readonly fact: ClientFact;
  readonly lane: number;
  /** Where the request was sent, and where its answer came (or the picture ends). */
  readonly sent: number;
  readonly done: number;
  /** Where the loss is certain. */
  readonly lost: number | null;
  readonly texts: readonly ClientText[];
}

export interface ClientText {
  /** An answer that was out of date stands out like a loss. */
  readonly kind: "answer" | "stale" | "loss";
  readonly text: string;
  readonly at: number;
  readonly anchor: "start" | "end";
}

interface Room {
  readonly plane: Plane;
  readonly lanes: number;
  /** Half of a mark. */
  readonly reach: number;
  readonly words: (fact: ClientFact) => ClientWords;
  readonly widthOf: (text: string, strong: boolean) => number;
}

type Stretch = readonly [from: number, until: number];

const urgency: Readonly<Record<ClientFact["fate"], number>> = {
  lost: 0,
  unknown: 1,
  refused: 2,
  open: 3,
  kept: 4,
  told: 4,
  read: 5,
};

const urgencyOf = ({ fate, stale }: ClientFact): number =>
  Math.min(urgency[fate], stale === null ? urgency.read : urgency.unknown);

export function packClients(facts: readonly ClientFact[], room: Room): readonly ClientItem[] {
  if (room.lanes === 0) return [];
  const { fromUs, untilUs } = room.plane;
  const seen = facts.filter(
    ({ sentUs, doneUs, lostUs }) =>
      sentUs <= untilUs && Math.max(doneUs ?? untilUs, lostUs ?? 0) >= fromUs,
  );
  const order = seen.toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || a.sentUs - b.sentUs);
  const lanes: Placed[][] = Array.from({ length: room.lanes }, () => []);
  // Losses take what room they need, the others first only that of their marks. What has no room
  // without words has none with them: of thousands only those that are drawn are given words.
  for (const fact of order) {
    const bare = bareOf(fact, room);
    if (!fits(bare, room.plane) || laneFor(fact, bare, lanes) < 0) continue;
    place(fact, fact.fate === "lost" ? variantsOf(fact, room) : [bare], lanes);
  }
  const placed = new Set(lanes.flat().map(({ fact }) => fact));
  for (const fact of order) {
    if (placed.has(fact) && fact.fate !== "lost") place(fact, variantsOf(fact, room), lanes);
  }
  return lanes
    .flatMap((own, lane) =>
      own.map(({ fact, chosen: { sent, done, lost, texts } }): ClientItem => {
        return { fact, lane, sent, done, lost, texts };
      }),
    )
    .sort((a, b) => a.sent - b.sent);
}

interface Placed {
  readonly fact: ClientFact;
  readonly chosen: Variant;
}

/** Puts the first variant that has room somewhere on its lane, in place of what stood there. */
function place(fact: ClientFact, variants: readonly Variant[], lanes: Placed[][]): void {
  for (const chosen of variants) {
    const lane = laneFor(fact, chosen, lanes);
    if (lane < 0) continue;
    for (const [i, placed] of lanes.entries()) {
      lanes[i] = placed.filter((other) => other.fact !== fact);
    }
    lanes[lane]?.push({ fact, chosen });
    return;
  }
}

/** The first lane with room, or -1. */
function laneFor(fact: ClientFact, variant: Variant, lanes: readonly Placed[][]): number {
  return lanes.findIndex((placed) =>
    placed.every((other) => other.fact === fact || !meet(other.chosen, variant)),
  );
}

interface Variant extends Omit<ClientItem, "lane" | "fact"> {
  readonly stretch: Stretch;
}

function meet(a: Variant, b: Variant): boolean {
  return a.stretch[0] < b.stretch[1] && b.stretch[0] < a.stretch[1];
}

/** With all its words, with some, with none. */
function variantsOf(fact: ClientFact, room: Room): readonly Variant[] {
  const bare = bareOf(fact, room);
  const gap = room.reach * 1.7;
  return [...worded(fact, room, bare, gap), bare].filter((one) => fits(one, room.plane));
}

function fits({ stretch }: Variant, { start, end, pad }: Plane): boolean {
  return stretch[0] >= start - pad && stretch[1] <= end + pad;
}

/** Without words. */
function bareOf(fact: ClientFact, { plane, reach }: Room): Variant {
  const sent = alongOf(plane, fact.sentUs);
  const done = alongOf(plane, fact.doneUs ?? plane.untilUs);
  const lost = fact.lostUs === null ? null : alongOf(plane, fact.lostUs);
  const first = Math.max(
    plane.start - plane.pad + reach + 3,
    fact.fate === "open" ? sent : Math.min(sent, done),
  );
  const last = Math.min(plane.end + plane.pad - reach - 3, lost ?? done);
  const stretch: Stretch = [first - reach - 3, last + reach + 3];
  return { sent, done, lost, texts: [], stretch };
}

function worded(fact: ClientFact, room: Room, bare: Variant, gap: number): readonly Variant[] {
  const { answers, loss } = room.words(fact);
  const { done, lost, stretch } = bare;
  const say = (
    text: string,
    at: number,
    kind: ClientText["kind"],
    anchor: ClientText["anchor"],
  ) => ({
    kind,
    text,
    at,
    anchor,
  });
  const isDoneSeen = done >= room.plane.start && done <= room.plane.end;
  if (lost === null || loss === "") {
    return answers.flatMap((text) => answered(fact, room, bare, gap, text));
  }
  const lossWidth = room.widthOf(loss, true);
  const between = lost - Math.max(done, room.plane.start - room.plane.pad) - 2 * gap;
  const after = (text: string, width: number): Variant => ({
    ...bare,
    texts: [say(text, lost + gap, "loss", "start")],
    stretch: [stretch[0], lost + gap + width + 6],
  });
  const before = (text: string, width: number): Variant => ({
    ...bare,
    texts: [say(text, stretch[0] - 4, "loss", "end")],
    stretch: [stretch[0] - 10 - width, stretch[1]],
  });
  const both = (text: string): Variant => ({
    ...bare,
    texts: [say(text, done + gap, "answer", "start"), say(loss, lost - gap, "loss", "end")],
  });
  const fitsBeside = (text: string): boolean =>
    isDoneSeen && between > room.widthOf(text, false) + lossWidth + 20;
  const one: Variant = { ...bare, texts: [say(loss, lost - gap, "loss", "end")] };
  const isLostSeen = lost >= room.plane.start && lost <= room.plane.end;
  if (!isLostSeen) {
    const fitting = answers.find(
      (text) => isDoneSeen && room.widthOf(text, false) <= room.plane.end - done - gap,
    );
    if (fitting === undefined) return [];
    return [{ ...bare, texts: [say(fitting, done + gap, "answer", "start")] }];
  }
  return [
    ...answers.filter(fitsBeside).map(both),
    ...(between > lossWidth ? [one] : []),
    after(loss, lossWidth),
    before(loss, lossWidth),
  ];
}

/** Words after the answer; where there is no room, on the dotted way to it. */
function answered(
  { fate, stale }: ClientFact,
  { plane, widthOf }: Room,
  bare: Variant,
  gap: number,
  text: string,
): readonly Variant[] {
  const width = widthOf(text, stale !== null);
  const kind = stale === null ? "answer" : "stale";
  const { sent, done, stretch } = bare;
  const isWaiting = done - sent > width + 2 * gap && sent >= plane.start;
  const onWay: Variant = {
    ...bare,
    texts: [{ kind, text, at: sent + gap, anchor: "start" }],
  };
  const after: Variant = {
    ...bare,
    texts: [{ kind, text, at: done + gap, anchor: "start" }],
    stretch: [stretch[0], done + gap + width + 6],
  };
  const isDoneSeen = fate !== "open" && done >= plane.start && done <= plane.end;
  return [...(isDoneSeen ? [after] : []), ...(isWaiting ? [onWay] : [])];
}
