// A field as its replicated type: which type a field's kind stands for, what it starts with, how
// two states of it are joined, and what a client sees of it.
import {
  type BoundedCounter,
  holdersOfBoundedCounter,
  joinBoundedCounters,
  splitEvenly,
  startBoundedCounter,
  valueOfBoundedCounter,
} from "../../data/crdt/boundedCounter.ts";
import {
  type GCounter,
  holdersOfGCounter,
  joinGCounters,
  startGCounter,
  totalOfGCounter,
} from "../../data/crdt/gCounter.ts";
import {
  joinLwwRegisters,
  type LwwRegister,
  startLwwRegister,
} from "../../data/crdt/lwwRegister.ts";
import {
  emptyMvRegister,
  joinMvRegisters,
  type MvRegister,
  startMvRegister,
} from "../../data/crdt/mvRegister.ts";
import {
  holdersOfOrSet,
  itemsOfOrSet,
  joinOrSets,
  type OrSet,
  startOrSet,
} from "../../data/crdt/orSet.ts";
import {
  holdersOfPnCounter,
  joinPnCounters,
  type PnCounter,
  startPnCounter,
  valueOfPnCounter,
} from "../../data/crdt/pnCounter.ts";
import {
  emptyValue,
  type FieldKind,
  type FieldValue,
  type NodeId,
  type RequestId,
  type Scalar,
} from "../../data/value.ts";
import { type Dot, startDot } from "../../data/versionVector.ts";
import type { FieldView } from "../../data/view.ts";
import type { InitialValue } from "../../sim/scenario.ts";

/** A value with its writer. */
export interface Assignment {
  readonly value: FieldValue;
  /** Null: the start. */
  readonly request: RequestId | null;
  readonly dot: Dot;
}

export type FieldState =
  | { readonly type: "lww-register"; readonly state: LwwRegister<Assignment> }
  | { readonly type: "mv-register"; readonly state: MvRegister<Assignment> }
  | { readonly type: "g-counter"; readonly state: GCounter }
  | { readonly type: "pn-counter"; readonly state: PnCounter }
  | { readonly type: "bounded-counter"; readonly state: BoundedCounter }
  | { readonly type: "or-set"; readonly state: OrSet };

type CounterState = FieldState & {
  readonly type: "g-counter" | "pn-counter" | "bounded-counter";
};

export function isCounterState(field: FieldState): field is CounterState {
  const { type } = field;
  return type === "g-counter" || type === "pn-counter" || type === "bounded-counter";
}

type CountsByNode = Readonly<Record<NodeId, number>>;

function isByNode(value: InitialValue): value is CountsByNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field of the start. Plain numbers of counters that keep one for each node are split evenly. */
export function startingField(
  kind: FieldKind,
  initial: InitialValue,
  nodes: readonly NodeId[],
): FieldState {
  const value = isByNode(initial) ? null : initial;
  const start = (): Assignment => ({ value, request: null, dot: startDot });
  const counts = isByNode(initial) ? initial : splitEvenly(Number(value), nodes);
  switch (kind) {
    case "register":
    case "text":
      return { type: "lww-register", state: startLwwRegister(start()) };
    case "mv-register":
      return { type: "mv-register", state: startMvRegister(start()) };
    case "counter":
      return {
        type: "pn-counter",
        state: startPnCounter(isByNode(initial) ? counts : Number(value)),
      };
    case "g-counter":
      return { type: "g-counter", state: startGCounter(counts) };
    case "bounded-counter":
      return { type: "bounded-counter", state: startBoundedCounter(counts) };
    case "set":
      return { type: "or-set", state: startOrSet(value as readonly Scalar[]) };
  }
}

/** A field that nobody has written yet, of a row that is being inserted. */
export function emptyField(kind: FieldKind): FieldState {
  if (kind === "mv-register") return { type: "mv-register", state: emptyMvRegister() };
  if (kind === "g-counter") return { type: "g-counter", state: {} };
  if (kind === "bounded-counter") {
    return { type: "bounded-counter", state: startBoundedCounter({}) };
  }
  return startingField(kind, emptyValue(kind), []);
}

/** The join of two states of one field. `a` itself when `b` adds nothing. */
export function joinFields(a: FieldState, b: FieldState): FieldState {
  const state = joinStates(a, b);
  return state === a.state ? a : ({ type: a.type, state } as FieldState);
}

function joinStates(a: FieldState, b: FieldState): FieldState["state"] {
  // Both are of the same type, since the table's schema says it.
  switch (a.type) {
    case "lww-register":
      return joinLwwRegisters(a.state, b.state as typeof a.state);
    case "mv-register":
      return joinMvRegisters(a.state, b.state as typeof a.state);
    case "g-counter":
      return joinGCounters(a.state, b.state as typeof a.state);
    case "pn-counter":
      return joinPnCounters(a.state, b.state as typeof a.state);
    case "bounded-counter":
      return joinBoundedCounters(a.state, b.state as typeof a.state);
    case "or-set":
      return joinOrSets(a.state, b.state as typeof a.state);
  }
}

export function viewOfField(field: FieldState): FieldView {
  switch (field.type) {
    case "lww-register":
      return [viewOfAssignment(field.state.content)];
    case "mv-register": {
      const views = field.state.entries.map(({ content }) => viewOfAssignment(content));
      return views.length > 0 ? views : [{ value: null, holds: [] }];
    }
    case "g-counter":
      return [{ value: totalOfGCounter(field.state), holds: holdersOfGCounter(field.state) }];
    case "pn-counter":
      return [{ value: valueOfPnCounter(field.state), holds: holdersOfPnCounter(field.state) }];
    case "bounded-counter": {
      const value = valueOfBoundedCounter(field.state);
      return [{ value, holds: holdersOfBoundedCounter(field.state) }];
    }
    case "or-set":
      return [{ value: itemsOfOrSet(field.state), holds: holdersOfOrSet(field.state) }];
  }
}

function viewOfAssignment({ value, request }: Assignment): FieldView[number] {
  return { value, holds: request === null ? [] : [request] };
}

/** The values that the field shows: one, or siblings. */
export function valuesOf(field: FieldState): readonly FieldValue[] {
  return viewOfField(field).map(({ value }) => value);
}
