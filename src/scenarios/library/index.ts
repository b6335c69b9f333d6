// The library: scenarios that come with the program, in the order in which the page lists them. The
// first one is where the page opens. Their ids stand in links, so an id is never given away again.
import type { ScenarioDocument } from "../schema.ts";
import cart from "./cart.json" with { type: "json" };
import counter from "./counter.json" with { type: "json" };
import crash from "./crash.json" with { type: "json" };
import cut from "./cut.json" with { type: "json" };
import duel from "./duel.json" with { type: "json" };
import failover from "./failover.json" with { type: "json" };
import fastClock from "./fast-clock.json" with { type: "json" };
import home from "./home.json" with { type: "json" };
import insert from "./insert.json" with { type: "json" };
import inventory from "./inventory.json" with { type: "json" };
import lostMember from "./lost-member.json" with { type: "json" };
import orSet from "./or-set.json" with { type: "json" };
import oversold from "./oversold.json" with { type: "json" };
import profile from "./profile.json" with { type: "json" };
import profileA from "./profile-a.json" with { type: "json" };
import profileB from "./profile-b.json" with { type: "json" };
import profileC from "./profile-c.json" with { type: "json" };
import refund from "./refund.json" with { type: "json" };
import resolver from "./resolver.json" with { type: "json" };
import rights from "./rights.json" with { type: "json" };
import slowMember from "./slow-member.json" with { type: "json" };
import sqlStamps from "./sql-stamps.json" with { type: "json" };
import staleRead from "./stale-read.json" with { type: "json" };
import storm from "./storm.json" with { type: "json" };
import swapped from "./swapped.json" with { type: "json" };
import tie from "./tie.json" with { type: "json" };
import transfer from "./transfer.json" with { type: "json" };
import transferId from "./transfer-id.json" with { type: "json" };
import twice from "./twice.json" with { type: "json" };
import viewChange from "./view-change.json" with { type: "json" };
import virginia from "./virginia.json" with { type: "json" };

/** Each with two others that go on from it. */
const files = [
  ["profile", profile, ["inventory", "refund"]],
  ["inventory", inventory, ["swapped", "oversold"]],
  ["profile-a", profileA, ["profile-b", "profile-c"]],
  ["profile-b", profileB, ["profile-c", "resolver"]],
  ["profile-c", profileC, ["resolver", "sql-stamps"]],
  ["cart", cart, ["or-set", "counter"]],
  ["sql-stamps", sqlStamps, ["fast-clock", "profile-a"]],
  ["insert", insert, ["refund", "home"]],
  ["refund", refund, ["or-set", "insert"]],
  ["counter", counter, ["rights", "oversold"]],
  ["swapped", swapped, ["tie", "counter"]],
  ["tie", tie, ["swapped", "duel"]],
  ["oversold", oversold, ["rights", "inventory"]],
  ["rights", rights, ["counter", "cut"]],
  ["cut", cut, ["lost-member", "stale-read"]],
  ["fast-clock", fastClock, ["sql-stamps", "tie"]],
  ["or-set", orSet, ["cart", "refund"]],
  ["transfer", transfer, ["transfer-id", "twice"]],
  ["transfer-id", transferId, ["twice", "transfer"]],
  ["duel", duel, ["slow-member", "tie"]],
  ["view-change", viewChange, ["lost-member", "failover"]],
  ["lost-member", lostMember, ["view-change", "slow-member"]],
  ["virginia", virginia, ["home", "failover"]],
  ["failover", failover, ["crash", "virginia"]],
  ["home", home, ["virginia", "cut"]],
  ["stale-read", staleRead, ["cut", "virginia"]],
  ["slow-member", slowMember, ["lost-member", "duel"]],
  ["twice", twice, ["transfer", "counter"]],
  ["resolver", resolver, ["profile-c", "swapped"]],
  ["crash", crash, ["failover", "view-change"]],
  ["storm", storm, ["cut", "lost-member"]],
] as const satisfies readonly (readonly [id: string, file: unknown, next: readonly string[]])[];

export type LibraryId = (typeof files)[number][0];

export interface LibraryScenario {
  readonly id: LibraryId;
  readonly document: ScenarioDocument;
  /** What to see after it. */
  readonly next: readonly LibraryId[];
}

/** The files hold what their type says: the test of the library checks each. */
export const library: readonly LibraryScenario[] = files.map(([id, file, next]) => ({
  id,
  next,
  document: file as unknown as ScenarioDocument,
}));

export function findInLibrary(id: string): LibraryScenario | undefined {
  return library.find((one) => one.id === id);
}
