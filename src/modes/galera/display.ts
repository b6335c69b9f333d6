// How `galera` appears: the labels of its messages, what a node knows of a row, and the inspector's
// panels.
import type { NodeId, RowId } from "../../data/value.ts";
import { compareText } from "../../lib/record.ts";
import type { MessageLabel } from "../../sim/mode.ts";
import type { Knowledge, Panel } from "../../sim/panel.ts";
import { valueText } from "../shared/text.ts";
import type { GaleraMessage } from "./messages.ts";
import { compareSets, type GaleraState, type RowImage, type WriteSet } from "./state.ts";

/** A write-set in a few characters: the values that it writes. */
function setText(set: WriteSet): string {
  return set.sync ? "sync" : set.rows.map(imageText).join(", ");
}

function imageText({ change }: RowImage): string {
  if (change.change === "delete") return "delete";
  return Object.values(change.set).map(valueText).join(" ");
}

export function label(message: GaleraMessage): MessageLabel {
  switch (message.kind) {
    case "write-set":
      return { kind: "write-set", text: setText(message.set), role: "replicate" };
    case "acknowledge":
      return { kind: message.ask ? "ask" : "acknowledge", text: "", role: "acknowledge" };
    case "alive":
      return { kind: "alive", text: `view ${message.view}`, role: "acknowledge" };
    case "prepare":
      return { kind: "end view", text: `${message.view}`, role: "propose" };
    case "promise":
      return { kind: "promise", text: `${message.report.pending.length} pending`, role: "vote" };
    case "reject":
      return { kind: "reject", text: "", role: "reject" };
    case "accept":
      return { kind: "propose view", text: `${message.view + 1}`, role: "propose" };
    case "accepted":
      return { kind: "accepted", text: `${message.view + 1}`, role: "vote" };
    case "install":
      return { kind: "install view", text: installText(message), role: "commit" };
    case "outdated":
      return { kind: "outdated", text: `view ${message.view.id}`, role: "repair" };
  }
}

function installText({ view, transfer }: GaleraMessage & { readonly kind: "install" }): string {
  if (transfer.type === "state") return `${view.id} with the state`;
  const { length } = transfer.entries;
  return length === 0 ? `${view.id}` : `${view.id} with ${length}`;
}

/** Who holds what is on its way to the row; without that, the row's place in the order. */
export function knows(state: GaleraState, row: RowId): Knowledge | null {
  const coming = [...state.store].sort(compareSets).find(({ keys }) => keys.includes(row));
  if (coming !== undefined) return { kind: "holders", nodes: holdersOf(state, coming) };
  const version = state.index[row];
  return version === undefined ? null : { kind: "sequence", sequence: version.sequence };
}

/** The members of whom this node has heard that they store the write-set, itself among them. */
function holdersOf(state: GaleraState, { origin, index }: WriteSet): readonly NodeId[] {
  return state.view.members.filter(
    (member) => (state.heard[member]?.received[origin] ?? 0) >= index,
  );
}

export function panels(state: GaleraState): readonly Panel[] {
  return [membersPanel(state), queuePanel(state), indexPanel(state), ...agreementPanel(state)];
}

function membersPanel({ view, suspected, primary, phase }: GaleraState): Panel {
  const silent = view.members.filter((member) => suspected.includes(member));
  const texts = [
    primary ? "primary component" : "non-primary: clients are refused",
    ...(phase === "changing" ? ["the view is being changed"] : []),
    ...(silent.length > 0 ? [`not heard from: ${silent.join(", ")}`] : []),
  ];
  return {
    shape: "members",
    title: `View ${view.id}`,
    members: view.members.filter((member) => !suspected.includes(member)),
    of: view.members,
    primary,
    text: texts.join("; "),
  };
}

function queuePanel(state: GaleraState): Panel {
  const { members } = state.view;
  const certified = state.queue.map(({ sequence, set, verdict }) => ({
    order: `${sequence}`,
    text: setText(set),
    request: set.request,
    holders: members,
    state: verdict === "fail" ? ("failed" as const) : ("passed" as const),
  }));
  const stored = [...state.store].sort(compareSets).map((set) => ({
    order: `${set.time}, ${set.origin}`,
    text: setText(set),
    request: set.request,
    holders: holdersOf(state, set),
    state: "waiting" as const,
  }));
  return { shape: "queue", title: "Write-sets", entries: [...certified, ...stored] };
}

function indexPanel({ index, applied }: GaleraState): Panel {
  const rows = Object.entries(index)
    .sort(([a], [b]) => compareText(a, b))
    .map(([row, version]) => [row, version.sequence, version.request, version.node]);
  return {
    shape: "table",
    title: `Certification index, visible up to ${applied}`,
    columns: ["row", "last written by", "request", "from"],
    rows,
  };
}

function agreementPanel({ phase, view, promised, proposal }: GaleraState): readonly Panel[] {
  if (phase === "serving") return [];
  const stage = proposal?.value === null ? "asks for promises" : "proposes the next view";
  return [
    {
      shape: "ballots",
      title: `Agreement on the view after ${view.id}`,
      promised,
      own: proposal?.ballot ?? null,
      phase: proposal === null ? "waits" : stage,
    },
  ];
}
