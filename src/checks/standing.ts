// What stands in a row as one node shows it: whose values are visible there, and what these values
// contain.
import type { FieldValue, NodeId, RequestId, RowId } from "../data/value.ts";
import type { FieldVersion, RowView } from "../data/view.ts";
import { rowsAfter, type Trace } from "../sim/trace.ts";
import type { Effect } from "./effects.ts";
import { below, type Overwrites, overwrites, type Version } from "./overwrites.ts";

/** All versions whose values these contain: they themselves, and what they were added to. */
function contained(versions: readonly Version[], { node, event }: Where): Set<RequestId> {
  const found = new Set(versions.map(({ request }) => request));
  const open = versions.flatMap((version) => below(version, node, event));
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const older of one.contains) {
      if (found.has(older.request)) continue;
      found.add(older.request);
      open.push(...below(older, node, one.event));
    }
  }
  return found;
}

/** At which node, and after which event. */
interface Where {
  readonly node: NodeId;
  readonly event: number;
}

/** One row of one node, asked again and again. */
export class Standing {
  private readonly row: RowId;
  private readonly view: RowView;
  private readonly graph: Overwrites;
  private readonly where: Where;
  private readonly existing = new Map<boolean, ReadonlySet<RequestId>>();
  private readonly fields = new Map<string, readonly Shown[]>();

  constructor(trace: Trace, node: NodeId, event: number, row: RowId) {
    this.row = row;
    this.view = rowsAfter(trace, node, event)[row] ?? [];
    this.graph = overwrites(trace);
    this.where = { node, event };
  }

  /** Whether what a request did is there. An item of a set is there or not, whoever added it. */
  shows(request: RequestId, { kind, field, value }: Effect): boolean {
    if (field === null) return this.whose(kind === "absent").has(request);
    const shown = this.versionsOf(field);
    switch (kind) {
      case "add":
        return shown.some((one) => has(one, value));
      case "remove":
        // A mode whose sets know of removals names them, also where another addition won.
        return (
          shown.every((one) => !has(one, value)) ||
          shown.some(
            (one) => one.held.has(request) || (one.content.has(request) && !has(one, value)),
          )
        );
      default:
        return shown.some(({ content }) => content.has(request));
    }
  }

  /** Whose insert, or deletion, the row's existence or absence contains. */
  private whose(isAbsent: boolean): ReadonlySet<RequestId> {
    const holders = this.view.flatMap(({ fields, holds }) =>
      (fields === null) === isAbsent ? holds : [],
    );
    const known = this.existing.get(isAbsent) ?? new Set(holders);
    this.existing.set(isAbsent, known);
    return known;
  }

  private versionsOf(field: string): readonly Shown[] {
    const shown = this.view.flatMap(({ fields }) => fields?.[field] ?? []);
    const known = this.fields.get(field) ?? shown.map((version) => this.shown(field, version));
    this.fields.set(field, known);
    return known;
  }

  private shown(field: string, { value, holds }: FieldVersion): Shown {
    const versions = holds.flatMap((id) => this.graph.find(id, this.row, field) ?? []);
    const content = contained(versions, this.where);
    for (const holder of holds) content.add(holder);
    return { value, held: new Set(holds), content };
  }
}

/** One version of a field. */
interface Shown {
  readonly value: FieldValue;
  readonly held: ReadonlySet<RequestId>;
  /** The same, and all that their values contain. */
  readonly content: ReadonlySet<RequestId>;
}

const has = ({ value }: Pick<Shown, "value">, item: FieldValue): boolean =>
  Array.isArray(value) && value.some((one) => one === item);
