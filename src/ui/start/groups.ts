// All scenarios of the library under a few headings, each once.
import type { GroupName } from "./footWords.ts";

export const groups: Readonly<Record<GroupName, readonly string[]>> = {
  writes: [
    "profile",
    "profile-a",
    "profile-b",
    "profile-c",
    "cart",
    "insert",
    "refund",
    "resolver",
  ],
  numbers: [
    "inventory",
    "swapped",
    "counter",
    "oversold",
    "rights",
    "or-set",
    "transfer",
    "transfer-id",
  ],
  faults: ["cut", "failover", "crash", "lost-member", "view-change", "twice", "storm"],
  clocks: ["fast-clock", "sql-stamps", "tie", "stale-read"],
  leaders: ["duel", "home", "virginia", "slow-member"],
};
