// What one operation of a client does to one field, type by type.
import { addToBoundedCounter, rightsOf } from "../../data/crdt/boundedCounter.ts";
import { addToGCounter, clearGCounter } from "../../data/crdt/gCounter.ts";
import { clearLwwRegister, writeLwwRegister } from "../../data/crdt/lwwRegister.ts";
import { clearMvRegister, writeMvRegister } from "../../data/crdt/mvRegister.ts";
import {
  addToOrSet,
  itemsOfOrSet,
  type OrSet,
  removeFromOrSet,
  tagsOf,
} from "../../data/crdt/orSet.ts";
import { addToPnCounter, clearPnCounter } from "../../data/crdt/pnCounter.ts";
import type { RefusalCode } from "../../data/refusal.ts";
import type { FieldKind, FieldValue, NodeId, RequestId, Scalar } from "../../data/value.ts";
import { type Dot, dotText } from "../../data/versionVector.ts";
import type { Context } from "../../sim/mode.ts";
import { emptyField, type FieldState, valuesOf, viewOfField } from "./field.ts";

/** Whether counters travel as operations, each of which must arrive exactly once. */
export function shipsOperations({ options }: Context): boolean {
  return options["counters"] === "operations";
}

/** Who writes, and with which dot. */
export interface Pen {
  readonly request: RequestId;
  readonly dot: Dot;
  readonly context: Context;
}

export interface Edit {
  readonly field: FieldState;
  /** The requests whose values it replaced. */
  readonly over: readonly RequestId[];
  /** What it added to a counter; null for other types. */
  readonly by: number | null;
  /** How many rights are missing for it; then nothing is done. */
  readonly lack: number;
  /** It changed nothing: a removal of what is not there. */
  readonly isIdle: boolean;
  readonly added: readonly string[];
  readonly observed: readonly string[];
}

function edited(field: FieldState, more: Partial<Omit<Edit, "field">> = {}): Edit {
  const nothing = { over: [], by: null, lack: 0, isIdle: false, added: [], observed: [] };
  return { ...nothing, ...more, field };
}

/** Gives the field a value. A number code: refused. */
export function assign(field: FieldState, value: FieldValue, pen: Pen): Edit | RefusalCode {
  const { request, dot, context } = pen;
  const over = viewOfField(field).flatMap(({ holds }) => holds);
  const content = { value, request, dot };
  switch (field.type) {
    case "lww-register": {
      const state = writeLwwRegister(field.state, content, context.node, context.clockUs);
      return edited({ type: field.type, state }, { over });
    }
    case "mv-register": {
      const state = writeMvRegister(field.state, dot, content);
      return edited({ type: field.type, state }, { over });
    }
    case "or-set":
      return replaceItems(field.state, value, pen);
    default: {
      const [shown] = valuesOf(field);
      return typeof value === "number" ? addTo(field, value - Number(shown), pen) : 24;
    }
  }
}

/** Gives a field its value in a new row; what an earlier row of that key left is replaced. */
export function insertInto(field: FieldState, value: FieldValue, pen: Pen): Edit | RefusalCode {
  const empty = clearedCounter(field, pen) ?? field;
  const edit = assign(empty, value, pen);
  return typeof edit === "number" ? edit : { ...edit, isIdle: false };
}

/**
 * Takes away what an earlier row of that key left in a field that the insert does not mention.
 * Nobody writes anything: what others write at the same time meets no rival.
 */
export function clear(field: FieldState, pen: Pen): Edit | RefusalCode {
  switch (field.type) {
    case "lww-register": {
      const content = { ...field.state.content, value: null, request: null };
      const state = clearLwwRegister(field.state, content);
      return edited({ type: field.type, state }, { isIdle: true });
    }
    case "mv-register": {
      const state = clearMvRegister(field.state);
      return edited({ type: field.type, state }, { isIdle: true });
    }
    default: {
      const counter = clearedCounter(field, pen);
      if (counter !== null) return edited(counter, { isIdle: true });
      const [shown] = valuesOf(field);
      if (shown === 0) return edited(field, { isIdle: true });
      const edit = assign(field, field.type === "or-set" ? [] : 0, pen);
      return typeof edit === "number" ? edit : { ...edit, isIdle: true };
    }
  }
}

/**
 * A counter without what is known of it here, rather than with as much taken away again: of two
 * inserts that had seen the same deleted, both would take it away. Null for other types; for
 * rights, which only their holders can give up; and where what is shipped are additions.
 */
function clearedCounter(field: FieldState, { context }: Pen): FieldState | null {
  if (shipsOperations(context)) return null;
  switch (field.type) {
    case "g-counter":
      return { type: field.type, state: clearGCounter(field.state) };
    case "pn-counter":
      return { type: field.type, state: clearPnCounter(field.state) };
    default:
      return null;
  }
}

function replaceItems(set: OrSet, value: FieldValue, pen: Pen): Edit {
  const items: readonly Scalar[] = Array.isArray(value) ? value : [];
  const cleared = itemsOfOrSet(set).map(
    (item) => (rest: OrSet) => removeFromOrSet(rest, item, pen.request),
  );
  const observed = itemsOfOrSet(set).flatMap((item) => tagsOf(set, item));
  let state = cleared.reduce((rest, clear) => clear(rest), set);
  const added: string[] = [];
  for (const item of items) {
    const tag = newTag(state, pen.dot);
    added.push(tag);
    state = addToOrSet(state, tag, item, pen.request);
  }
  const isIdle = added.length === 0 && observed.length === 0;
  return edited(
    { type: "or-set", state },
    { over: addersOf(set, observed), added, observed, isIdle },
  );
}

/** The dot, told apart where one transaction adds several items. */
function newTag(set: OrSet, dot: Dot): string {
  const tag = dotText(dot);
  if (set[tag] === undefined) return tag;
  let count = 2;
  while (set[`${tag}.${count}`] !== undefined) count += 1;
  return `${tag}.${count}`;
}

function addersOf(set: OrSet, tags: readonly string[]): readonly RequestId[] {
  return [...new Set(tags.flatMap((tag) => set[tag]?.by ?? []))];
}

/** Adds an amount to a counter, or an item to a set. */
export function addTo(field: FieldState, what: Scalar, pen: Pen): Edit | RefusalCode {
  const { request, dot, context } = pen;
  if (field.type === "or-set") {
    const tag = newTag(field.state, dot);
    const state = addToOrSet(field.state, tag, what, request);
    return edited({ type: "or-set", state }, { added: [tag] });
  }
  if (typeof what !== "number") return 24;
  if (field.type === "g-counter" && what < 0 && context.options["unchecked"] !== true) return 24;
  if (field.type === "bounded-counter") {
    const lack = Math.max(0, -what - rightsOf(field.state, context.node));
    if (what < 0 && lack > 0) return edited(field, { lack });
  }
  return edited(addAt(field, context.node, what, request), { by: what });
}

/**
 * The counter with a node's addition, which is within its rights. Other fields stay as they are.
 */
function addAt(field: FieldState, node: NodeId, by: number, request: RequestId): FieldState {
  switch (field.type) {
    case "g-counter":
      return { type: field.type, state: addToGCounter(field.state, node, by, request) };
    case "pn-counter":
      return { type: field.type, state: addToPnCounter(field.state, node, by, request) };
    case "bounded-counter": {
      const state = addToBoundedCounter(field.state, node, by, request);
      return state === null ? field : { type: field.type, state };
    }
    default:
      return field;
  }
}

/** The same for an addition that arrives as an operation, where the row may be new. */
export function receiveAddition(
  field: FieldState | undefined,
  kind: FieldKind,
  node: NodeId,
  by: number,
  request: RequestId,
): FieldState {
  return addAt(field ?? emptyField(kind), node, by, request);
}

/** Removes an item from a set: the tags that this node has seen. */
export function removeFrom(field: FieldState, item: Scalar, { request }: Pen): Edit | RefusalCode {
  if (field.type !== "or-set") return 24;
  const observed = tagsOf(field.state, item);
  const state = removeFromOrSet(field.state, item, request);
  const over = addersOf(field.state, observed);
  return edited({ type: "or-set", state }, { over, observed, isIdle: observed.length === 0 });
}
