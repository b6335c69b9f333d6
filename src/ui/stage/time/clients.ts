// The clients' lanes: what was sent, when it had its answer, and whether the answer is still true
// at the end. Losses come first; what finds no room loses its words, and then its place.
import type { ClientFact } from "../../../session/clientLane.ts";
import { alongOf, type Plane } from "./plane.ts";

export interface ClientWords {
  /** Beside the answer. */
  readonly answer: string;
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
  readonly kind: "answer" | "loss";
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
  read: 5,
};

export function packClients(facts: readonly ClientFact[], room: Room): readonly ClientItem[] {
  if (room.lanes === 0) return [];
  const { fromUs, untilUs } = room.plane;
  const seen = facts.filter(
    ({ sentUs, doneUs, lostUs }) =>
      sentUs <= untilUs && Math.max(doneUs ?? untilUs, lostUs ?? 0) >= fromUs,
  );
  const order = seen.toSorted((a, b) => urgency[a.fate] - urgency[b.fate] || a.sentUs - b.sentUs);
  const taken: Stretch[][] = Array.from({ length: room.lanes }, () => []);
  const items: ClientItem[] = [];
  for (const fact of order) {
    const item = placeFact(fact, room, taken);
    if (item !== null) items.push(item);
  }
  return items.sort((a, b) => a.sent - b.sent);
}

function placeFact(fact: ClientFact, room: Room, taken: Stretch[][]): ClientItem | null {
  for (const variant of variantsOf(fact, room)) {
    const lane = taken.findIndex((stretches) => stretches.every((other) => !meet(other, variant)));
    if (lane < 0) continue;
    taken[lane]?.push(variant.stretch);
    const { sent, done, lost, texts } = variant;
    return { fact, lane, sent, done, lost, texts };
  }
  return null;
}

interface Variant extends Omit<ClientItem, "lane" | "fact"> {
  readonly stretch: Stretch;
}

function meet([from, until]: Stretch, { stretch }: Variant): boolean {
  return from < stretch[1] && stretch[0] < until;
}

/** With all its words, with some, with none. */
function variantsOf(fact: ClientFact, room: Room): readonly Variant[] {
  const { plane, reach } = room;
  const sent = alongOf(plane, fact.sentUs);
  const done = alongOf(plane, fact.doneUs ?? plane.untilUs);
  const lost = fact.lostUs === null ? null : alongOf(plane, fact.lostUs);
  const first = Math.max(plane.start, fact.fate === "open" ? sent : Math.min(sent, done));
  const last = Math.min(plane.end, lost ?? done);
  const gap = reach * 1.7;
  const bare: Variant = {
    sent,
    done,
    lost,
    texts: [],
    stretch: [first - reach - 3, last + reach + 3],
  };
  return [...worded(fact, room, bare, gap), bare].filter(
    ({ stretch }) => stretch[0] >= plane.start - reach * 2 && stretch[1] <= plane.end + reach * 2,
  );
}

function worded(fact: ClientFact, room: Room, bare: Variant, gap: number): readonly Variant[] {
  const { answer, loss } = room.words(fact);
  const { done, lost, stretch } = bare;
  const answerWidth = answer === "" ? 0 : room.widthOf(answer, false);
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
    if (answer === "" || !isDoneSeen) return [];
    const text = say(answer, done + gap, "answer", "start");
    return [{ ...bare, texts: [text], stretch: [stretch[0], done + gap + answerWidth + 6] }];
  }
  const lossWidth = room.widthOf(loss, true);
  const between = lost - done - 2 * gap;
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
  const both: Variant = {
    ...bare,
    texts: [say(answer, done + gap, "answer", "start"), say(loss, lost - gap, "loss", "end")],
  };
  const one: Variant = { ...bare, texts: [say(loss, lost - gap, "loss", "end")] };
  const isLostSeen = lost >= room.plane.start && lost <= room.plane.end;
  if (!isLostSeen) {
    if (!isDoneSeen || answerWidth > room.plane.end - done - gap) return [];
    return [{ ...bare, texts: [say(answer, done + gap, "answer", "start")] }];
  }
  return [
    ...(isDoneSeen && between > answerWidth + lossWidth + 24 ? [both] : []),
    ...(between > lossWidth ? [one] : []),
    after(loss, lossWidth),
    before(loss, lossWidth),
  ];
}
