// What the parts of the inspector need to draw: how nodes look, and what has just changed.
import type { NodeId } from "../../data/value.ts";
import { withNames } from "../../narrate/words.ts";
import type { Panel } from "../../sim/panel.ts";
import type { Looks } from "../places.ts";

/** Whether what stands at a path of a node's panel has just changed. */
export type IsFresh = (path: string) => boolean;

export interface Member<P extends Panel = Panel> {
  readonly node: NodeId;
  readonly panel: P;
  readonly isFresh: IsFresh;
}

export type Of<Shape extends Panel["shape"]> = Extract<Panel, { shape: Shape }>;

/** A drawer of one node's panel. */
export interface ViewProps<Shape extends Panel["shape"]> {
  readonly panel: Of<Shape>;
  readonly looks: Looks;
  readonly isFresh: IsFresh;
}

/** The node that a request was sent to. */
export type OriginOf = (request: string | null) => NodeId | null;

/** Text of a mode with the nodes' names; what a replica holds is shown to the letter. */
export function named(text: string | number, looks: Looks): string {
  return withNames(
    String(text),
    new Map(Object.entries(looks).map(([id, { name }]) => [id, name])),
  );
}
