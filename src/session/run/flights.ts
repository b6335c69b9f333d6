// Messages under way at a time, and how far each has come. All of it follows from the records of
// the trace: a head is where a message must be, given when it left and when it arrives.
import type { NodeId } from "../../data/value.ts";
import { Intervals } from "../../lib/intervals.ts";
import { oncePerKey } from "../../lib/oncePerKey.ts";
import type { MessageLabel, MessageRole } from "../../sim/mode.ts";
import { linkId } from "../../sim/scenario.ts";
import { eventIndexAt, labelOf, type MessageRecord, type Trace } from "../../sim/trace.ts";

export interface Flight {
  readonly message: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly role: MessageRole;
  readonly text: string;
  readonly state: "moving" | "held" | "lost";
  /** 0 at the sender, 1 at the receiver. */
  readonly fraction: number;
}

/** Where on its cable a message is stopped by a cut, and where a lost one is seen no more. */
const heldFraction = 0.42;
const lostFraction = 0.6;

/** What moves between two times, so that a frame looks at these messages only. */
export interface Traffic {
  readonly messages: readonly MessageRecord[];
  readonly fromUs: number;
  /** The last event that has happened at `fromUs`. */
  readonly event: number;
}

/**
 * Messages that are under way at some time from `fromUs` to `toUs`, given that `event` was the last
 * thing to happen; background ones left out.
 */
export function trafficBetween(
  trace: Trace,
  fromUs: number,
  toUs: number,
  event = eventIndexAt(trace, fromUs),
): Traffic {
  const { foreground, times } = flightTimes(trace);
  const messages = times
    .touching(fromUs, toUs)
    .map((i) => foreground[i] as MessageRecord)
    .filter(
      (message) =>
        !(message.sentUs === fromUs && message.sentBy > event) &&
        (endOfFlight(trace, message) > fromUs || isArriving(message, fromUs, event)),
    );
  return { messages, fromUs, event };
}

/** When each message is on its way; they are recorded in the order in which they are sent. */
const flightTimes = oncePerKey((trace: Trace) => {
  const foreground = trace.messages.filter(({ background }) => !background);
  const starts = foreground.map(({ sentUs }) => sentUs);
  const ends = foreground.map((message) => endOfFlight(trace, message));
  return { foreground, times: new Intervals(starts, ends) };
});

/** At its receiver at this time, and not yet received. */
function isArriving({ arrivesUs, deliveredBy }: MessageRecord, us: number, event: number): boolean {
  return arrivesUs === us && deliveredBy > event;
}

/** The flights of some traffic at a time. */
export function flightsAt(trace: Trace, traffic: Traffic, timeUs: number): readonly Flight[] {
  return traffic.messages.flatMap((message) => {
    const isOver = endOfFlight(trace, message) <= timeUs;
    const isWaiting = timeUs === traffic.fromUs && isArriving(message, timeUs, traffic.event);
    if (message.sentUs > timeUs || (isOver && !isWaiting)) return [];
    const { role, text } = labelFor(trace, message);
    const place = placeOf(trace, message, timeUs);
    const { from, to } = message;
    return [{ message: message.index, from, to, role, text, ...place }];
  });
}

/** A frame asks for the label of each message under way, and the frame after it again. */
const labels = oncePerKey((_trace: Trace) => new Map<number, MessageLabel>());

function labelFor(trace: Trace, message: MessageRecord): MessageLabel {
  const known = labels(trace).get(message.index);
  if (known !== undefined) return known;
  const label = labelOf(trace, message);
  labels(trace).set(message.index, label);
  return label;
}

function latencyOf(trace: Trace, { from, to }: MessageRecord): number {
  return trace.scenario.network.links[linkId(from, to)]?.latencyUs ?? 0;
}

/** When the message is no longer to be seen. */
function endOfFlight(trace: Trace, message: MessageRecord): number {
  if (message.fate === "cut") return message.sentUs + latencyOf(trace, message);
  return message.arrivesUs ?? Number.POSITIVE_INFINITY;
}

function placeOf(
  trace: Trace,
  message: MessageRecord,
  timeUs: number,
): Pick<Flight, "state" | "fraction"> {
  const { sentUs, leftUs, arrivesUs, fate } = message;
  const latencyUs = Math.max(1, latencyOf(trace, message));
  const free = (timeUs - sentUs) / latencyUs;
  const toCut = Math.min(free, heldFraction);
  if (fate === "cut") return { state: free >= heldFraction ? "lost" : "moving", fraction: toCut };
  if (leftUs === null || timeUs < leftUs) return { state: "held", fraction: toCut };
  const arrives = arrivesUs ?? leftUs + latencyUs;
  const part = arrives === leftUs ? 1 : (timeUs - leftUs) / (arrives - leftUs);
  // A held message goes on from the cut; it still needs the link's whole latency from there.
  const start = Math.min(heldFraction, (leftUs - sentUs) / latencyUs);
  const fraction = start + (1 - start) * part;
  if (fate === "lost" && fraction >= lostFraction) return { state: "lost", fraction: lostFraction };
  return { state: "moving", fraction };
}
