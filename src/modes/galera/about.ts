// What `galera` says of itself: its options and what it claims under them.
import type { About, Claim } from "../../sim/mode.ts";
import { type Options, US_PER_MS } from "../../sim/scenario.ts";

const always: readonly Claim[] = [
  "convergence",
  "no-lost-writes",
  "keeps-operations",
  "one-order",
  "same-verdict",
  "one-primary-component",
  "no-duplicate-inserts",
  "no-invented-values",
  "rest",
];

/** What a read gains that waits for everything ordered before it. */
const withSyncWait: readonly Claim[] = [
  "linearizable",
  "no-stale-reads",
  "read-your-writes",
  "monotonic-reads",
];

export const about = {
  id: "galera",
  title: "Galera",
  short: "Galera",
  summary:
    "A write is sent to every member, ordered, and certified by each alike; OK when all have it.",
  standsFor: ["Galera Cluster", "MariaDB Galera", "Percona XtraDB Cluster"],
  options: [
    {
      name: "suspectTimeout",
      type: "milliseconds",
      default: 5000,
      min: 100,
      max: 60_000,
      about:
        "A member that is not heard from for this long is voted out of the view. The vote is one " +
        "round of Paxos here; real Galera exchanges join messages until all propose one set.",
    },
    {
      name: "strict",
      type: "boolean",
      default: false,
      about: "Never vote a member out: every write waits for all nodes, whatever happens.",
    },
    {
      name: "applyDelay",
      type: "milliseconds",
      default: 0,
      min: 0,
      max: 60_000,
      about: "How long after its certification another node's write becomes visible here.",
    },
    {
      name: "syncWait",
      type: "boolean",
      default: false,
      about: "A read first waits until everything ordered before it is visible here.",
    },
  ],
  claims: (options) => (options["syncWait"] === true ? [...always, ...withSyncWait] : always),
  exhibits: ["stale-read", "certification-failure", "minority-refused", "minority-waited"],
  okWhen: (_options, nodeCount) => ({ kind: "nodes", count: nodeCount }),
  localReads: (options) => options["syncWait"] !== true,
  printed: {
    approach: "synchronous",
    consistency: "strong",
    availability: "high",
    partitionTolerance: "limited",
  },
} as const satisfies About;

/** The options of `galera`, in microseconds. */
export interface Settings {
  readonly suspectUs: number;
  readonly strict: boolean;
  readonly applyDelayUs: number;
  readonly syncWait: boolean;
  /** How often a node says that it is alive: at least three times within the suspicion timeout. */
  readonly aliveUs: number;
}

export function settingsOf(options: Options): Settings {
  const suspectUs = Math.round(Number(options["suspectTimeout"]) * US_PER_MS);
  return {
    suspectUs,
    strict: options["strict"] === true,
    applyDelayUs: Math.round(Number(options["applyDelay"]) * US_PER_MS),
    syncWait: options["syncWait"] === true,
    aliveUs: Math.min(1_000_000, Math.floor(suspectUs / 3)),
  };
}
