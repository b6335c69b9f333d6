// What the nodes of `primary-replica` say to each other, and how it is labelled. Each message but
// the client's carries a term: the reign of one primary. Who hears of a higher term follows it.
import type { NodeId, RequestId } from "../../data/value.ts";
import { unreachable } from "../../lib/assert.ts";
import type { MessageLabel, Reply, Request } from "../../sim/mode.ts";
import type { Ballot } from "../../sim/note.ts";
import { operationsText } from "../shared/operationText.ts";

/** The reign of one primary, `node`. Later reigns have larger rounds. */
export type Term = Ballot;

/** A transaction in the log. Its number and its term name it: equal names, equal entries. */
export interface Entry {
  readonly term: Term;
  readonly request: Request;
  /** The node whose client it comes from, and which of that node's requests are all over. */
  readonly origin: NodeId;
  readonly floor: number;
}

/** From which entry on a log has entries of a term. */
export interface Stretch {
  readonly term: Term;
  readonly from: number;
}

export type PrimaryMessage =
  | {
      readonly type: "forward";
      readonly term: Term;
      readonly request: Request;
      readonly floor: number;
    }
  | {
      readonly type: "answer";
      readonly term: Term;
      readonly request: RequestId;
      readonly reply: Reply;
    }
  /** Entries from number `first` on. */
  | {
      readonly type: "ship";
      readonly term: Term;
      readonly first: number;
      readonly entries: readonly Entry[];
    }
  /** The replica has all entries up to `length`. */
  | { readonly type: "shipped"; readonly term: Term; readonly length: number }
  /** A replica is back and has all entries up to `length`. */
  | { readonly type: "resume"; readonly term: Term; readonly length: number }
  /** There is a new primary: what does your log look like? */
  | { readonly type: "lead"; readonly term: Term }
  | {
      readonly type: "position";
      readonly term: Term;
      readonly stretches: readonly Stretch[];
      readonly length: number;
    }
  /** Your log and mine agree up to `common`: give up the rest and go on with these. */
  | {
      readonly type: "resync";
      readonly term: Term;
      readonly common: number;
      readonly entries: readonly Entry[];
    }
  /** You speak of a term that is over. */
  | { readonly type: "redirect"; readonly term: Term };

export function label(message: PrimaryMessage): MessageLabel {
  switch (message.type) {
    case "forward":
      return {
        kind: "forward",
        text: operationsText(message.request.operations),
        role: "forward",
      };
    case "answer":
      return message.reply.outcome === "ok"
        ? { kind: "ok", text: "", role: "acknowledge" }
        : { kind: "refused", text: String(message.reply.code), role: "reject" };
    case "ship":
      return { kind: "ship", text: entriesText(message.entries), role: "replicate" };
    case "shipped":
      return { kind: "shipped", text: String(message.length), role: "acknowledge" };
    case "resync":
      return { kind: "resync", text: entriesText(message.entries), role: "repair" };
    case "resume":
    case "position":
      return { kind: message.type, text: String(message.length), role: "repair" };
    case "lead":
      return { kind: "lead", text: termText(message.term), role: "propose" };
    case "redirect":
      return { kind: "redirect", text: termText(message.term), role: "reject" };
    default:
      return unreachable(message);
  }
}

export function termText({ round, node }: Term): string {
  return `${round} ${node}`;
}

function entriesText(entries: readonly Entry[]): string {
  return entries.map(({ request }) => operationsText(request.operations)).join(", ");
}
