// What `primary-replica` says of itself: its options and what it claims under them.
import type { About, Claim } from "../../sim/mode.ts";
import type { Options } from "../../sim/scenario.ts";

const always: readonly Claim[] = ["convergence", "no-invented-values", "rest"];
/**
 * A promotion without fencing may lose what the old primary had acknowledged and the new one never
 * got; so where there may be one, nothing of this is claimed.
 */
const withoutPromotions: readonly Claim[] = [
  "no-lost-writes",
  "keeps-operations",
  "one-order",
  "no-duplicate-inserts",
];
const withReadsAtPrimary: readonly Claim[] = [
  "linearizable",
  "no-stale-reads",
  "read-your-writes",
  "monotonic-reads",
];

function claims(options: Options): readonly Claim[] {
  if (options["failover"] !== "none") return always;
  const kept = [...always, ...withoutPromotions];
  return options["read"] === "primary" ? [...kept, ...withReadsAtPrimary] : kept;
}

export const about = {
  id: "primary-replica",
  title: "Primary and replicas",
  short: "Primary",
  summary: "One node takes all writes and ships its log; the others follow and lag behind.",
  standsFor: ["MySQL replication", "PostgreSQL streaming replication"],
  options: [
    {
      name: "primary",
      type: "node",
      default: "none",
      about:
        "The first primary; without one it is virginia where there is one, else the first node.",
    },
    {
      name: "ack",
      type: "choice",
      choices: ["async", "semi-sync"],
      default: "async",
      about: "A write is OK when the primary has it (async), or when one replica has it too.",
    },
    {
      name: "waitPoint",
      type: "choice",
      choices: ["after-sync", "after-commit"],
      default: "after-sync",
      about:
        "With semi-sync, when a write is visible at the primary: once a replica has it, as its " +
        "client gets the OK, or at once.",
    },
    {
      name: "ackTimeout",
      type: "milliseconds",
      default: 10_000,
      min: 0,
      max: 60_000,
      about: "How long semi-sync waits for a replica before it goes on as async.",
    },
    {
      name: "forward",
      type: "boolean",
      default: true,
      about: "A replica sends writes on to the primary; otherwise it refuses them as read-only.",
    },
    {
      name: "read",
      type: "choice",
      choices: ["local", "primary"],
      default: "local",
      about: "Where reads are answered: from the node's own copy, maybe stale, or at the primary.",
    },
    {
      name: "failover",
      type: "choice",
      choices: ["promote", "none"],
      default: "promote",
      about:
        "Whether a script may promote a replica, without fencing; with none the first primary " +
        "stays.",
    },
  ],
  claims,
  exhibits: ["stale-read", "minority-waited"],
  okWhen: (options) =>
    options["ack"] === "semi-sync" ? { kind: "nodes", count: 2 } : { kind: "primary" },
  localReads: (options) => options["read"] === "local",
} as const satisfies About;
