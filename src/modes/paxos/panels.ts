// What the inspector draws of a node: its ballots, its log, the requests that wait, and what it
// knows of the others.
import { rowsOf } from "../../data/operation.ts";
import type { RowId } from "../../data/value.ts";
import type { Knowledge, Panel } from "../../sim/panel.ts";
import { entryAt } from "../shared/log.ts";
import { operationsText } from "../shared/operationText.ts";
import { requestsOf, textOf, type Value } from "./messages.ts";
import { ownBallot, type PaxosState } from "./state.ts";

type LogPanel = Panel & { readonly shape: "log" };
type Slot = LogPanel["slots"][number];

/** How many applied slots are listed: the last ones. */
const listed = 50;

const phases: Readonly<Record<PaxosState["proposer"]["phase"], string>> = {
  idle: "idle",
  preparing: "collecting promises",
  leading: "holds its ballot",
  "backing-off": "lost its ballot, will try again",
};

export function panels(state: PaxosState): readonly Panel[] {
  const phase = phases[state.proposer.phase];
  const { promised } = state;
  const own = ownBallot(state);
  return [
    { shape: "ballots", title: "Ballots", promised, own, phase },
    { shape: "log", title: "Log", slots: [...appliedSlots(state), ...openSlots(state)] },
    ...queuePanel(state),
    knownPanel(state),
  ];
}

function appliedSlots({ log }: PaxosState): readonly Slot[] {
  const slots: Slot[] = [];
  for (let slot = Math.max(1, log.length - listed + 1); slot <= log.length; slot += 1) {
    const vote = entryAt(log, slot);
    if (vote !== undefined) slots.push({ ...slotOf(slot, vote), state: "applied", holders: [] });
  }
  return slots;
}

/** The slots after the applied ones, gaps included. */
function openSlots({ log, ahead, accepted, proposals }: PaxosState): readonly Slot[] {
  const used = [ahead, accepted, proposals].flatMap((slots) => Object.keys(slots).map(Number));
  const slots: Slot[] = [];
  for (let slot = log.length + 1; slot <= Math.max(0, ...used); slot += 1) {
    const holders = proposals[slot]?.votes ?? [];
    const learned = ahead[slot];
    const vote = learned ?? accepted[slot];
    if (vote === undefined) {
      slots.push({ slot, text: "", requests: [], ballot: null, state: "empty", holders });
    } else {
      const progress = learned === undefined ? "accepted" : "learned";
      slots.push({ ...slotOf(slot, vote), state: progress, holders });
    }
  }
  return slots;
}

function slotOf(
  slot: number,
  { ballot, value }: { readonly ballot: Slot["ballot"]; readonly value: Value },
): Pick<Slot, "slot" | "text" | "requests" | "ballot"> {
  return { slot, text: textOf(value), requests: requestsOf(value), ballot };
}

function queuePanel({ pending, proposals }: PaxosState): readonly Panel[] {
  if (pending.length === 0) return [];
  const entries = pending.map(({ id, operations }) => {
    const found = Object.entries(proposals).find(([, { value }]) => value?.id === id);
    const order = found?.[0] ?? "–";
    const state = found === undefined ? ("waiting" as const) : ("ordered" as const);
    const holders = found?.[1].votes ?? [];
    return { order, text: operationsText(operations), request: id, holders, state };
  });
  return [{ shape: "queue", title: "Waiting requests", entries }];
}

function knownPanel({ log, known }: PaxosState): Panel {
  const others = Object.entries(known).map(([node, position]) => [node, position] as const);
  return {
    shape: "table",
    title: `Log known up to slot ${log.length}; what is known of the others`,
    columns: ["node", "up to slot"],
    rows: others,
  };
}

/**
 * The nodes that hold what this node has on its way for the row, else its vote, else the slot of
 * its last change.
 */
export function knowledgeOf(state: PaxosState, row: RowId): Knowledge | null {
  const touches = (value: Value): boolean =>
    value !== null && rowsOf(value.operations).includes(row);
  const proposal = Object.values(state.proposals).find(({ value }) => touches(value));
  if (proposal !== undefined) return { kind: "holders", nodes: proposal.votes };
  const vote = Object.values(state.accepted).find(({ value }) => touches(value));
  if (vote !== undefined) return { kind: "ballot", ballot: vote.ballot };
  const sequence = state.changedIn[row];
  return sequence === undefined ? null : { kind: "sequence", sequence };
}
