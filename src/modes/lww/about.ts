// What `lww` says of itself: its options and what it claims under them.
import type { About } from "../../sim/mode.ts";

export const about = {
  id: "lww",
  title: "Last writer wins",
  short: "LWW",
  summary: "Every node answers at once; of two values the one with the later timestamp stays.",
  standsFor: ["Cassandra", "PostgreSQL BDR (default)", "Riak with last_write_wins"],
  options: [
    {
      name: "granularity",
      type: "choice",
      choices: ["row", "column"],
      default: "row",
      about: "What competes: the whole row, or each column by itself.",
    },
    {
      name: "clock",
      type: "choice",
      choices: ["physical", "monotonic", "hybrid"],
      default: "physical",
      about:
        "What a write is stamped with: the clock as it is, at least one tick above the stored " +
        "row, or above everything seen (hybrid logical clock).",
    },
    {
      name: "resolution",
      type: "milliseconds",
      default: 0,
      min: 0,
      max: 60_000,
      forLessons: true,
      about: "The length of a clock tick; 1 000 makes writes of the same second tie. 0 is exact.",
    },
    {
      name: "blindLocal",
      type: "boolean",
      default: false,
      forLessons: true,
      about: "A local write skips the comparison, so that replicas can differ for ever.",
    },
    {
      name: "shipEvery",
      type: "milliseconds",
      default: 0,
      min: 0,
      max: 60_000,
      forLessons: true,
      about: "Changes are flushed and sent in batches, so a crash can lose acknowledged writes.",
    },
  ],
  claims: (options) => [
    ...(options["blindLocal"] ? [] : (["convergence"] as const)),
    "no-invented-values",
    "rest",
  ],
  exhibits: ["lost-concurrent-write", "older-write-won", "stale-read"],
  okWhen: () => ({ kind: "at-once" }),
  localReads: () => true,
  printed: {
    approach: "asynchronous",
    consistency: "eventual",
    availability: "high",
    partitionTolerance: "high",
  },
} as const satisfies About;
