// What `naive` says of itself: it has no options.
import type { About } from "../../sim/mode.ts";

export const about = {
  id: "naive",
  title: "Apply what arrives",
  short: "Naive",
  summary: "Every node answers at once and overwrites its row with whatever arrives.",
  standsFor: ["hand-made two-way replication"],
  options: [],
  claims: () => ["no-invented-values", "rest"],
  exhibits: ["divergence", "stale-read"],
  okWhen: () => ({ kind: "at-once" }),
  localReads: () => true,
} as const satisfies About;
