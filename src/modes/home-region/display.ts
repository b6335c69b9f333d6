// What the inspector shows of a node under `home-region`: where rows live, what waits, what is
// locked.
import { rowsOf } from "../../data/operation.ts";
import { compareText } from "../../lib/record.ts";
import type { Panel } from "../../sim/panel.ts";
import { operationsText } from "../shared/operationText.ts";
import { tryKey } from "./messages.ts";
import { type HomeState, homeOf, type Item, isSuspected, rowsOfItem } from "./state.ts";

export function panels(state: HomeState): readonly Panel[] {
  return [homes(state), work(state), locks(state), reach(state)].filter((panel) => panel !== null);
}

function homes(state: HomeState): Panel {
  const rows = Object.keys({ ...state.homes, ...state.table }).sort(compareText);
  return {
    shape: "table",
    title: "Homes",
    columns: ["row", "home", "epoch", "version"],
    rows: rows.map((row) => {
      const { node, epoch, ready } = homeOf(state, row);
      return [row, ready ? node : `${node} (on its way)`, epoch, state.versions[row] ?? 0];
    }),
  };
}

/** Own clients' open requests and others' work that waits here. */
function work(state: HomeState): Panel | null {
  const own = Object.values(state.open).map(({ request, attempt, phase }) => ({
    order: `${request.id}, try ${attempt}: ${phase.kind}`,
    text: operationsText(request.operations),
    request: request.id,
    holders: phase.kind === "preparing" ? Object.keys(phase.votes).sort(compareText) : [],
    state: "waiting" as const,
  }));
  const others = state.queue.map((item) => ({
    order: `${item.kind} from ${item.from}`,
    text: itemText(item),
    request: item.kind === "claim" ? null : item.of.request,
    holders: [],
    state: "waiting" as const,
  }));
  const entries = [...own, ...others];
  return entries.length === 0 ? null : { shape: "queue", title: "Waiting", entries };
}

function itemText(item: Item): string {
  return rowsOfItem(item).join(", ");
}

function locks(state: HomeState): Panel | null {
  const rows = Object.values(state.prepared).map(({ of, coordinator, operations }) => [
    rowsOf(operations).join(", "),
    tryKey(of),
    coordinator,
  ]);
  if (rows.length === 0) return null;
  const columns = ["locked rows", "transaction", "coordinator"];
  return { shape: "table", title: "Prepared", columns, rows };
}

function reach(state: HomeState): Panel | null {
  const silent = Object.keys(state.silence).filter((node) => isSuspected(state, node));
  if (silent.length === 0) return null;
  const rows = silent.sort(compareText).map((node) => [node, state.silence[node] ?? 0]);
  return { shape: "table", title: "Out of reach", columns: ["node", "silent for s"], rows };
}
