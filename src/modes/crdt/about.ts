// What `crdt` says of itself: its options and what it claims under them.
import type { About } from "../../sim/mode.ts";

export const about = {
  id: "crdt",
  title: "CRDTs",
  short: "CRDT",
  summary: "Every node answers at once; the fields’ types merge whatever was done concurrently.",
  standsFor: ["Riak data types", "Redis Active-Active", "AntidoteDB", "Automerge"],
  options: [
    {
      name: "borrow",
      type: "boolean",
      default: false,
      about:
        "A bounded counter that lacks rights asks the peer with the most for what is missing, " +
        "instead of refusing at once.",
    },
    {
      name: "borrowTimeout",
      type: "milliseconds",
      default: 1000,
      min: 1,
      max: 60_000,
      about: "How long a request waits for borrowed rights before it is refused.",
    },
    {
      name: "counters",
      type: "choice",
      choices: ["states", "operations"],
      default: "states",
      forLessons: true,
      about: "What counters ship: their state, or additions that a repeated message counts twice.",
    },
    {
      name: "unchecked",
      type: "boolean",
      default: false,
      forLessons: true,
      about: "A G-Counter takes negative numbers, as the chapter's class does, and forgets them.",
    },
  ],
  claims: ({ counters, unchecked }) => {
    const base = ["bounded", "no-invented-values", "rest"] as const;
    if (counters === "operations") return base;
    return unchecked === true
      ? ["convergence", ...base]
      : ["convergence", "keeps-operations", ...base];
  },
  exhibits: ["lost-concurrent-write", "stale-read"],
  okWhen: () => ({ kind: "at-once" }),
  localReads: () => true,
  printed: {
    approach: "crdts",
    consistency: "eventual",
    availability: "high",
    partitionTolerance: "high",
  },
} as const satisfies About;
