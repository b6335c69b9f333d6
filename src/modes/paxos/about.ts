// What `paxos` says of itself: its options and what it claims under them.
import type { About, Claim } from "../../sim/mode.ts";
import type { Options } from "../../sim/scenario.ts";
import { majorityOf } from "../shared/quorum.ts";

export const about = {
  id: "paxos",
  title: "Paxos",
  short: "Paxos",
  summary:
    "Every write gets its place in one log when more than half of the nodes have accepted it.",
  standsFor: ["MySQL Group Replication", "Spanner", "CockroachDB (with Raft)"],
  options: [
    {
      name: "leader",
      type: "node",
      default: "none",
      about: "This node starts with a ballot that everybody has promised already.",
    },
    {
      name: "phase1",
      type: "choice",
      choices: ["once", "always"],
      default: "once",
      about: "A proposer keeps its ballot for later slots, or takes a new one for each request.",
    },
    {
      name: "read",
      type: "choice",
      choices: ["log", "local"],
      default: "log",
      about: "Reads go through the log, or are answered at once and may be stale.",
    },
    {
      name: "backoff",
      type: "milliseconds",
      default: 1000,
      min: 0,
      max: 60_000,
      about:
        "After a lost ballot a proposer waits a random time up to this: up to four times as long " +
        "while no ballot gets anywhere, down to a quarter where others get on.",
    },
  ],
  claims,
  exhibits: ["minority-waited"],
  okWhen: (_options, nodeCount) => ({ kind: "nodes", count: majorityOf(nodeCount) }),
  localReads: (options) => options["read"] === "local",
  printed: {
    approach: "consensus",
    consistency: "strong",
    availability: "limited",
    partitionTolerance: "limited",
  },
} as const satisfies About;

/** Below this back-off two proposers can go on taking the ballot from each other. */
const calmBackoffMs = 100;

const withReadsInLog: readonly Claim[] = [
  "linearizable",
  "no-stale-reads",
  "read-your-writes",
  "monotonic-reads",
];
/** Another node may be behind the one where a client has been. */
const withLocalReads: readonly Claim[] = [
  "read-your-writes-at-one-node",
  "monotonic-reads-at-one-node",
];

function claims(options: Options): readonly Claim[] {
  const always: readonly Claim[] = [
    "convergence",
    "no-lost-writes",
    "keeps-operations",
    "one-order",
    "one-value-per-slot",
    "same-verdict",
    "no-duplicate-inserts",
    "no-invented-values",
  ];
  const reads = options["read"] === "local" ? withLocalReads : withReadsInLog;
  const quiet: readonly Claim[] = Number(options["backoff"]) < calmBackoffMs ? [] : ["rest"];
  return [...always, ...reads, ...quiet];
}
