// Which signs a run's map uses at any time, for its legend.

import { oncePerKey } from "../../lib/oncePerKey.ts";
import type { MessageRole } from "../../sim/mode.ts";
import { labelOf, type Trace } from "../../sim/trace.ts";

export type Sign = "data" | "answer" | "question" | "refusal" | "held" | "waiting";

/** In the order of a legend. */
const order: readonly Sign[] = ["question", "data", "answer", "refusal", "held", "waiting"];

/** What a message's role is drawn as. */
export const signOfRole: Readonly<Record<MessageRole, Sign>> = {
  replicate: "data",
  commit: "data",
  repair: "data",
  forward: "data",
  propose: "question",
  acknowledge: "answer",
  vote: "answer",
  reject: "refusal",
  abort: "refusal",
};

export const signsOf = oncePerKey((trace: Trace): readonly Sign[] => {
  const used = new Set<Sign>();
  for (const message of trace.messages) {
    if (message.background) continue;
    used.add(signOfRole[labelOf(trace, message).role]);
    if (message.leftUs === null || message.leftUs > message.sentUs) used.add("held");
    // All that a message can show has been seen: of a long run the rest need not be read.
    if (used.size === order.length - 1) break;
  }
  if (trace.requests.some(({ atUs, doneUs }) => doneUs === null || doneUs > atUs)) {
    used.add("waiting");
  }
  return order.filter((sign) => used.has(sign));
});
