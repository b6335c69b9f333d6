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

const files = [
  ["profile", profile],
  ["inventory", inventory],
  ["profile-a", profileA],
  ["profile-b", profileB],
  ["profile-c", profileC],
  ["cart", cart],
  ["sql-stamps", sqlStamps],
  ["insert", insert],
  ["refund", refund],
  ["counter", counter],
  ["swapped", swapped],
  ["tie", tie],
  ["oversold", oversold],
  ["rights", rights],
  ["cut", cut],
  ["fast-clock", fastClock],
  ["or-set", orSet],
  ["transfer", transfer],
  ["transfer-id", transferId],
  ["duel", duel],
  ["view-change", viewChange],
  ["lost-member", lostMember],
  ["virginia", virginia],
  ["failover", failover],
  ["home", home],
  ["stale-read", staleRead],
  ["slow-member", slowMember],
  ["twice", twice],
  ["resolver", resolver],
  ["crash", crash],
  ["storm", storm],
] as const satisfies readonly (readonly [id: string, file: unknown])[];

export type LibraryId = (typeof files)[number][0];

export interface LibraryScenario {
  readonly id: LibraryId;
  readonly document: ScenarioDocument;
}

/** The files hold what their type says: the test of the library checks each. */
export const library: readonly LibraryScenario[] = files.map(([id, file]) => ({
  id,
  document: file as unknown as ScenarioDocument,
}));

export function findInLibrary(id: string): LibraryScenario | undefined {
  return library.find((one) => one.id === id);
}
