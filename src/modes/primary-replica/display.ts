// What the inspector shows of a node under `primary-replica`: the end of its log, and what it knows
// of the others.
import type { NodeId } from "../../data/value.ts";
import { compareText } from "../../lib/record.ts";
import type { Panel } from "../../sim/panel.ts";
import { entriesFrom } from "../shared/log.ts";
import { operationsText } from "../shared/operationText.ts";
import { termText } from "./messages.ts";
import { isPrimary, type PrimaryState } from "./state.ts";

/** A log can be long; its end is what matters. */
const shownEntries = 30;

export function panels(state: PrimaryState): readonly Panel[] {
  const own = [standing(state), log(state)];
  return isPrimary(state) ? [...own, replicas(state)] : own;
}

function standing({ term, log: { length }, joined, semiSync, waiting }: PrimaryState): Panel {
  return {
    shape: "table",
    title: "Standing",
    columns: ["term", "entries", "follows the term", "waits for a replica", "writes that wait"],
    rows: [
      [
        termText(term),
        length,
        joined ? "yes" : "not yet",
        semiSync ? "yes" : "no",
        Object.keys(waiting).join(", "),
      ],
    ],
  };
}

function log(state: PrimaryState): Panel {
  const first = Math.max(1, state.log.length - shownEntries + 1);
  const visible = state.log.length - state.hidden.length;
  const slots = entriesFrom(state.log, first).map(({ request, term }, i) => ({
    slot: first + i,
    text: operationsText(request.operations),
    requests: [request.id],
    ballot: term,
    state: first + i <= visible ? ("applied" as const) : ("accepted" as const),
    holders: holdersOf(state, first + i),
  }));
  return { shape: "log", title: "Log", slots };
}

/** The nodes that this one knows to have the entry. */
function holdersOf({ node, followers }: PrimaryState, number: number): readonly NodeId[] {
  const others = Object.keys(followers).filter((peer) => (followers[peer]?.matched ?? 0) >= number);
  return [...others, node].sort(compareText);
}

function replicas({ followers, log: { length } }: PrimaryState): Panel {
  const rows = Object.entries(followers).map(([peer, { matched }]) =>
    matched === null ? [peer, "not joined", length] : [peer, matched, length - matched],
  );
  return { shape: "table", title: "Replicas", columns: ["replica", "has", "lacks"], rows };
}
