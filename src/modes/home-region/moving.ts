// Moving a row's home. The next home asks for the row; the present one gives it up in the same
// instant in which it sends it, under the next epoch; so at any time at most one node serves the
// row, and while a cut holds the row on its way, none does: the row waits.
import type { NodeId, RowId } from "../../data/value.ts";
import { withEntry } from "../../lib/record.ts";
import type { Command } from "../../sim/scenario.ts";
import type { HomeFact, HomeMessage, Image } from "./messages.ts";
import { imageOf, publish, takeImage } from "./replication.ts";
import { homeOf } from "./state.ts";
import { answered, call, change, learn, say, type Turn, tell } from "./turn.ts";

const claimKey = (row: RowId): string => `claim:${row}`;
const handoverKey = (row: RowId, epoch: number): string => `handover:${row}@${epoch}`;

/** The order to move a row reaches all nodes; the one that shall have it acts. */
export function receiveCommand(turn: Turn, command: Command): void {
  if (command.command === "rehome" && command.to === turn.state.node) claim(turn, command.row);
}

function claim(turn: Turn, row: RowId): void {
  const { node, epoch } = homeOf(turn.state, row);
  if (node === turn.state.node) return;
  const message = { type: "claim", row, epoch } as const;
  call(turn, claimKey(row), { to: node, message, durable: true });
}

/** The claimed row lives elsewhere: asks there, unless it is on its way here already. */
export function receiveMoved(turn: Turn, fact: HomeFact): void {
  learn(turn, fact);
  if (turn.state.calls[claimKey(fact.row)] === undefined) return;
  answered(turn, claimKey(fact.row));
  claim(turn, fact.row);
}

/** Gives up the row: from here on its next home serves it. */
export function handOver(turn: Turn, row: RowId, to: NodeId): void {
  if (to === turn.state.node) return;
  const epoch = homeOf(turn.state, row).epoch + 1;
  const image: Image = { ...imageOf(turn, row), epoch };
  change(turn, { homes: withEntry(turn.state.homes, row, { node: to, epoch, ready: true }) });
  const message: HomeMessage = { type: "handover", image };
  call(turn, handoverKey(row, epoch), { to, message, durable: true });
}

/** The row arrives at its next home, which serves it from now on and tells everybody. */
export function receiveHandover(turn: Turn, from: NodeId, image: Image): void {
  const { row, epoch } = image;
  const known = homeOf(turn.state, row);
  say(turn, from, { type: "taken", row, epoch });
  if (epoch < known.epoch || (epoch === known.epoch && known.ready)) return;
  answered(turn, claimKey(row));
  const home = { node: turn.state.node, epoch, ready: true };
  change(turn, { homes: withEntry(turn.state.homes, row, home) });
  tell(turn, { kind: "home", row, to: home.node, epoch });
  if (image.version > (turn.state.versions[row] ?? 0)) takeImage(turn, from, image);
  publish(turn, [row]);
}

export function receiveTaken(turn: Turn, row: RowId, epoch: number): void {
  answered(turn, handoverKey(row, epoch));
}
