// What the nodes of `home-region` say to each other, and how it is labelled.
import type { Operation } from "../../data/operation.ts";
import type { PlainRow, ReadResult } from "../../data/plainTable.ts";
import type { RefusalCode } from "../../data/refusal.ts";
import type { NodeId, RequestId, RowId } from "../../data/value.ts";
import { unreachable } from "../../lib/assert.ts";
import type { MessageLabel, Reply, Request } from "../../sim/mode.ts";
import { operationsText } from "../shared/operationText.ts";
import type { Post } from "../shared/outbox.ts";
import { valueText } from "../shared/text.ts";

/**
 * Where a row lives since which move. A later move has a larger epoch; the first home has epoch
 * 1.
 */
export interface HomeFact {
  readonly row: RowId;
  readonly home: NodeId;
  readonly epoch: number;
}

/** The moves that a sender knows, by row. */
export type Epochs = Readonly<Record<RowId, number>>;

/**
 * A row as its home has it. Versions count its changes and moves, so the larger one is the later
 * one.
 */
export interface Image {
  readonly row: RowId;
  /** Null: the row has never been. */
  readonly content: PlainRow | null;
  readonly version: number;
  readonly epoch: number;
}

/** One try of a request that the node which received it routes to the homes. */
export interface Try {
  readonly request: RequestId;
  readonly attempt: number;
}

/**
 * Who goes first where transactions wait for each other: by the coordinator's clock, then node,
 * then request.
 */
export interface Priority {
  readonly us: number;
  readonly node: NodeId;
  readonly number: number;
}

export type Answer =
  | { readonly kind: "reply"; readonly reply: Reply }
  /** Not carried out here and never will be (in this try): the rows live elsewhere. */
  | { readonly kind: "moved"; readonly facts: readonly HomeFact[] };

export type Vote =
  | { readonly kind: "yes"; readonly reads: readonly ReadResult[] }
  | { readonly kind: "no"; readonly code: RefusalCode; readonly row: RowId }
  /** An older transaction holds a row. */
  | { readonly kind: "busy" }
  | { readonly kind: "moved"; readonly facts: readonly HomeFact[] };

export type HomeMessage =
  | Post<readonly Image[]>
  | {
      readonly type: "forward";
      readonly of: Try;
      readonly request: Request;
      readonly epochs: Epochs;
      readonly floor: number;
    }
  | { readonly type: "answer"; readonly of: Try; readonly answer: Answer }
  | {
      readonly type: "prepare";
      readonly of: Try;
      readonly priority: Priority;
      readonly operations: readonly Operation[];
      readonly epochs: Epochs;
      readonly floor: number;
    }
  | { readonly type: "vote"; readonly of: Try; readonly vote: Vote }
  | { readonly type: "decide"; readonly of: Try; readonly commit: boolean }
  | { readonly type: "done"; readonly of: Try }
  | { readonly type: "inquire"; readonly of: Try }
  | { readonly type: "claim"; readonly row: RowId; readonly epoch: number }
  | { readonly type: "moved"; readonly fact: HomeFact }
  | { readonly type: "handover"; readonly image: Image }
  | { readonly type: "taken"; readonly row: RowId; readonly epoch: number }
  | { readonly type: "keep-alive" };

/** Names a try: in keys of calls, answers and locks. */
export function tryKey(of: Try): string {
  return `${of.request}#${of.attempt}`;
}

export function label(message: HomeMessage): MessageLabel {
  switch (message.type) {
    case "letter":
      return {
        kind: "replicate",
        text: message.body.map(imageText).join(", "),
        role: "replicate",
      };
    case "received":
      return { kind: "received", text: "", role: "acknowledge" };
    case "forward":
      return {
        kind: "forward",
        text: operationsText(message.request.operations),
        role: "forward",
      };
    case "answer":
      return answerLabel(message.answer);
    case "prepare":
      return { kind: "prepare", text: operationsText(message.operations), role: "propose" };
    case "vote":
      return message.vote.kind === "yes"
        ? { kind: "vote", text: "yes", role: "vote" }
        : { kind: "vote", text: message.vote.kind, role: "reject" };
    case "decide":
      return message.commit
        ? { kind: "commit", text: "", role: "commit" }
        : { kind: "abort", text: "", role: "abort" };
    case "done":
    case "taken":
      return { kind: message.type, text: "", role: "acknowledge" };
    case "claim":
      return { kind: "claim", text: message.row, role: "propose" };
    case "moved":
      return { kind: "moved", text: message.fact.home, role: "reject" };
    case "handover":
      return { kind: "handover", text: imageText(message.image), role: "replicate" };
    case "inquire":
    case "hello":
    case "keep-alive":
      return { kind: message.type, text: "", role: "repair" };
    default:
      return unreachable(message);
  }
}

function answerLabel(answer: Answer): MessageLabel {
  if (answer.kind === "moved") return { kind: "moved", text: "", role: "reject" };
  if (answer.reply.outcome === "ok") return { kind: "ok", text: "", role: "acknowledge" };
  return { kind: "refused", text: String(answer.reply.code), role: "reject" };
}

function imageText({ content }: Image): string {
  if (content === null) return "nothing";
  if (!content.present) return "delete";
  return Object.values(content.fields)
    .map(({ value }) => valueText(value))
    .join(" ");
}
