// Could the writer of one request have seen another's write? Answered from the kernel's ground
// truth and the messages' fates, which no mode can see.
import type { MessageRecord, RequestRecord, Trace } from "../sim/trace.ts";

/** How far the news of a write had come to another node when something was asked there. */
export type Reach =
  /** Its node could have known. */
  | { readonly kind: "known" }
  | { readonly kind: "flying"; readonly sentUs: number; readonly arrivesUs: number }
  /** By a cut; until null: for as long as the run lasted. */
  | { readonly kind: "held"; readonly untilUs: number | null }
  | { readonly kind: "lost" }
  /** The node was down when it arrived. */
  | { readonly kind: "down" }
  /** Its node had not sent it to that node yet. */
  | { readonly kind: "unsent" }
  /** It was not written yet. */
  | { readonly kind: "later" };

export type ReachOf<Kind extends Reach["kind"]> = Extract<Reach, { readonly kind: Kind }>;

/** The news of `write` as they stood at the node of `other` when `other` began. */
export function reachOf(trace: Trace, write: RequestRecord, other: RequestRecord): Reach {
  const source = trace.events[write.startedBy];
  const target = trace.events[other.startedBy];
  if (source === undefined || target === undefined || target.index < source.index) {
    return { kind: "later" };
  }
  const position = trace.nodes.indexOf(write.node);
  const known = target.clock[position] ?? 0;
  if (known >= (source.clock[position] ?? 0)) return { kind: "known" };
  // The last copy tells most: a lost message is sent again.
  const sent = source.sends
    .map((index) => trace.messages[index])
    .filter((message) => message !== undefined && message.to === other.node);
  const [message] = sent.filter((one) => one !== undefined && !one.copy);
  return message === undefined ? { kind: "unsent" } : fateAt(message, target.atUs);
}

function fateAt(message: MessageRecord, atUs: number): Reach {
  const { fate, sentUs, leftUs, arrivesUs } = message;
  if (fate === "lost" || fate === "cut") return { kind: "lost" };
  if (fate === "down" && (arrivesUs ?? 0) <= atUs) return { kind: "down" };
  if (leftUs === null || leftUs > atUs) return { kind: "held", untilUs: leftUs };
  return arrivesUs === null
    ? { kind: "held", untilUs: null }
    : { kind: "flying", sentUs, arrivesUs };
}
