// Whether operations that should add up did: a counter that is only incremented ends at its start
// plus every acknowledged increment (and any of those whose outcome is unknown); an element whose
// add was acknowledged is in its set unless a remove that knew of the add took it away.
import type { Operation } from "../data/operation.ts";
import {
  type FieldKind,
  isCounter,
  type NodeId,
  type RowId,
  type Scalar,
  tableOf,
} from "../data/value.ts";
import { shownField } from "../data/view.ts";
import { startingRows } from "../sim/scenario.ts";
import { isUpAfter, lastEvent, type RequestRecord, rowsAfter, type Trace } from "../sim/trace.ts";
import { perTrace } from "./perTrace.ts";

/** A node where operations are missing (or appear twice) at the end. */
export interface OperationsMissing {
  readonly row: RowId;
  readonly field: string;
  readonly node: NodeId;
  /** A sentence. */
  readonly text: string;
}

interface Touch {
  readonly request: RequestRecord;
  readonly operation: Operation;
}

/** A field and everything that requests did, or may have done, to it. */
interface Place {
  readonly row: RowId;
  readonly field: string;
  readonly kind: FieldKind;
  readonly touches: readonly Touch[];
}

export const operationsMissing = perTrace((trace: Trace): readonly OperationsMissing[] => {
  const end = lastEvent(trace);
  const up = trace.nodes.filter((node) => isUpAfter(trace, node, end));
  const start = startingRows(trace.scenario.database);
  return placesOf(trace).flatMap((place) => {
    const initial = start[place.row]?.[place.field];
    const complaint = isCounter(place.kind)
      ? counterRule(place, typeof initial === "number" ? initial : 0)
      : setRule(trace, place, Array.isArray(initial) ? initial : []);
    return up.flatMap((node) => {
      const { row, field } = place;
      const text = complaint(shownField(rowsAfter(trace, node, end)[row], field), node);
      return text === null ? [] : [{ row, field, node, text }];
    });
  });
});

/** What is wrong with the value that a node shows, as a sentence; null if nothing. */
type Complaint = (shown: unknown, node: NodeId) => string | null;

/**
 * The counters and sets that existed from the start and were only incremented, or only added to and
 * removed from.
 */
function placesOf(trace: Trace): readonly Place[] {
  const { tables, rows } = trace.scenario.database;
  const touches = new Map<RowId, Touch[]>();
  for (const request of trace.requests) {
    if (request.outcome === "refused") continue;
    for (const operation of request.operations) {
      const list = touches.get(operation.row) ?? [];
      list.push({ request, operation });
      touches.set(operation.row, list);
    }
  }
  return Object.keys(rows).flatMap((row) => {
    const ofRow = touches.get(row) ?? [];
    if (ofRow.some(({ operation: { verb } }) => verb === "insert" || verb === "delete")) return [];
    return Object.entries(tables[tableOf(row)] ?? {}).flatMap(([field, kind]) => {
      if (!isCounter(kind) && kind !== "set") return [];
      const isAssigned = ofRow.some(
        ({ operation }) => operation.verb === "update" && Object.hasOwn(operation.set, field),
      );
      const own = ofRow.filter(
        ({ operation }) => "field" in operation && operation.field === field,
      );
      return isAssigned ? [] : [{ row, field, kind, touches: own }];
    });
  });
}

/** Decimals beyond this are the noise of adding in another order. */
const scale = 1_000_000;
const rounded = (value: number): number => Math.round(value * scale) / scale;

function counterRule(place: Place, start: number): Complaint {
  let sure = start;
  const unknown: number[] = [];
  for (const { request, operation } of place.touches) {
    if (operation.verb !== "increment") continue;
    if (request.outcome === "ok") sure += operation.by;
    else unknown.push(operation.by);
  }
  const possible = subsetSums(rounded(sure), unknown);
  return (shown, node) => {
    if (typeof shown === "number" && possible(rounded(shown))) return null;
    const expected =
      unknown.length === 0 ? `${rounded(sure)}` : `${rounded(sure)} or what unknown ones add`;
    const where = `${place.row}.${place.field}`;
    return `${node} shows ${JSON.stringify(shown)} for ${where}, not ${expected}.`;
  };
}

/** How many sums are listed before only their range is looked at. */
const mostSums = 50_000;

/** Whether a number is the base plus some of the amounts. */
function subsetSums(base: number, amounts: readonly number[]): (value: number) => boolean {
  let sums = new Set([base]);
  for (const amount of amounts) {
    sums = new Set([...sums, ...[...sums].map((sum) => rounded(sum + amount))]);
    if (sums.size > mostSums) break;
  }
  if (sums.size <= mostSums) return (value) => sums.has(value);
  const below = amounts.filter((amount) => amount < 0).reduce((sum, amount) => sum + amount, base);
  const above = amounts.filter((amount) => amount > 0).reduce((sum, amount) => sum + amount, base);
  return (value) => value >= rounded(below) && value <= rounded(above);
}

function setRule(trace: Trace, place: Place, start: readonly Scalar[]): Complaint {
  const adds = place.touches.filter(({ operation }) => operation.verb === "add");
  const removes = place.touches.filter(({ operation }) => operation.verb === "remove");
  const elements = new Set([...start, ...adds.map(elementOf)]);
  const needed: Scalar[] = [];
  const gone: Scalar[] = [];
  for (const element of elements) {
    const takers = removes.filter((remove) => elementOf(remove) === element);
    const givers = adds.filter((add) => elementOf(add) === element);
    const isKept = (give: Touch): boolean => !takers.some((take) => mayKnow(trace, take, give));
    const stays = start.includes(element) && takers.length === 0;
    if (stays || givers.some((give) => give.request.outcome === "ok" && isKept(give))) {
      needed.push(element);
    }
    if (takers.some((take) => givers.every((give) => mustKnow(take, give)))) gone.push(element);
  }
  return (shown, node) => {
    const { row, field } = place;
    const items: readonly unknown[] = Array.isArray(shown) ? shown : [];
    const missing = needed.find((element) => !items.includes(element));
    if (missing !== undefined) return `${node} lacks ${missing} in ${row}.${field}.`;
    const extra = gone.find((element) => items.includes(element));
    if (extra !== undefined) return `${node} still has ${extra} in ${row}.${field}.`;
    const invented = items.find((item) => !elements.has(item as Scalar));
    if (invented !== undefined) return `${node} has an unknown ${invented} in ${row}.${field}.`;
    return null;
  };
}

function elementOf({ operation }: Touch): Scalar {
  return operation.verb === "add" || operation.verb === "remove" ? operation.value : null;
}

/**
 * Whether the remove may have known of the add: only what lies in its causal past, by the kernel's
 * own clocks.
 */
function mayKnow(trace: Trace, take: Touch, give: Touch): boolean {
  if (take.request === give.request) return true;
  const end = trace.events[take.request.endedBy];
  if (take.request.outcome !== "ok" || end === undefined) return true;
  const added = trace.events[give.request.startedBy];
  const i = trace.nodes.indexOf(give.request.node);
  return (end.clock[i] ?? 0) >= (added?.clock[i] ?? 0);
}

/** Whether it certainly did: both acknowledged at one node, one after the other. */
function mustKnow(take: Touch, give: Touch): boolean {
  if (take.request.outcome !== "ok" || give.request.outcome !== "ok") return false;
  return take.request.node === give.request.node && give.request.endedBy < take.request.startedBy;
}
