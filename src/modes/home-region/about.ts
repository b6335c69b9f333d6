// What `home-region` says of itself: its options and what it claims under them.
import type { About, Claim } from "../../sim/mode.ts";

const always: readonly Claim[] = [
  "convergence",
  "no-lost-writes",
  "keeps-operations",
  "one-home",
  "no-duplicate-inserts",
  "no-invented-values",
  "rest",
];
const withReadsAtHome: readonly Claim[] = [
  "linearizable",
  "no-stale-reads",
  "read-your-writes",
  "monotonic-reads",
];

export const about = {
  id: "home-region",
  title: "Home region",
  short: "Home",
  summary: "Each row has a home that orders its writes; every other node asks there.",
  standsFor: ["sharding by region"],
  options: [
    {
      name: "read",
      type: "choice",
      choices: ["home", "local"],
      default: "home",
      about:
        "Where reads are answered: at the row's home, or from the node's own copy, maybe stale.",
    },
    {
      name: "refuse",
      type: "boolean",
      default: false,
      about:
        "A request whose home is not heard from is refused at once; otherwise it waits until the " +
        "client gives up.",
    },
  ],
  claims: (options) => (options["read"] === "home" ? [...always, ...withReadsAtHome] : always),
  exhibits: ["minority-waited"],
  okWhen: () => ({ kind: "home" }),
  localReads: (options) => options["read"] === "local",
} as const satisfies About;
