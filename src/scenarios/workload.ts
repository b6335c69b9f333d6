// Expands a generated workload into entries of a script, as people could have written them: drawn
// from the scenario's seed, the same for every mode. What, when, who and where come from streams of
// their own, so that another row count, say, does not shift the times.

import type { FieldKind, Scalar } from "../data/value.ts";
import { type Random, randomStream } from "../lib/random.ts";
import { defaultSeed, nodeIdsOf, type ResolvedWorkload, tablesOf, workloadOf } from "./defaults.ts";
import type { OperationDocument, RequestDocument, ScenarioDocument } from "./documentSchema.ts";
import { type MixVerb, mixVerbs } from "./documentSchema.ts";
import { type Target, verbTargets } from "./targets.ts";

/** The requests of the workload, in order of time; none where the document has no workload. */
export function expandWorkload(document: ScenarioDocument): readonly RequestDocument[] {
  if (document.workload === undefined) return [];
  const workload = workloadOf(document.workload);
  const seed = document.seed ?? defaultSeed;
  const times = drawTimes(randomStream(seed, "workload:when"), workload);
  const who = randomStream(seed, "workload:who");
  const writer = new Writer(document, workload, randomStream(seed, "workload:what"));
  const ids = nodeIdsOf(document);
  const away = awayFrom(ids, workload.roam, randomStream(seed, "workload:roam"));
  return times.map((at, i) => {
    const home = who.pick(ids);
    const client = `${home}.${1 + who.integer(workload.clientsPerNode)}`;
    return { at, node: away(home), client, do: [writer.operation(i + 1)] };
  });
}

/**
 * Where a client at home in a city sends its next request: now and then to another. Two draws for
 * each request, so that a larger share keeps those that are away already.
 */
function awayFrom(ids: readonly string[], share: number, random: Random): (home: string) => string {
  return (home) => {
    const isAway = random.next() < share;
    const draw = random.next();
    const others = ids.filter((id) => id !== home);
    return isAway && others.length > 0 ? pickBy(others, draw) : home;
  };
}

function drawTimes(random: Random, { requests, overMs }: ResolvedWorkload): readonly number[] {
  const span = Math.floor(overMs) + 1;
  const times = Array.from({ length: requests }, () => random.integer(span));
  return times.sort((a, b) => a - b);
}

/**
 * The rows of a table that a workload works on: the table's first rows, and as many more as it
 * takes, called `<table>/1`, `<table>/2`, …
 */
export function workloadRows(document: ScenarioDocument, table: string): readonly string[] {
  if (document.workload === undefined) return [];
  const { rows } = workloadOf(document.workload);
  const own = Object.keys(document.rows ?? {}).filter((row) => row.startsWith(`${table}/`));
  const chosen = own.slice(0, rows);
  for (let i = 1; chosen.length < rows; i += 1) {
    if (!own.includes(`${table}/${i}`)) chosen.push(`${table}/${i}`);
  }
  return chosen;
}

/** Makes operations whose values are unique in the run: the n-th request writes `w<n>` or n. */
class Writer {
  private readonly rows = new Map<string, readonly string[]>();
  private readonly targets = new Map<MixVerb, readonly Target[]>();
  private readonly weights: readonly (readonly [verb: MixVerb, weight: number])[];
  /** What has been added to each set, so that removals have something to remove. */
  private readonly added = new Map<string, Scalar[]>();
  private readonly tables: Readonly<Record<string, Readonly<Record<string, FieldKind>>>>;
  private readonly random: Random;

  constructor(document: ScenarioDocument, workload: ResolvedWorkload, random: Random) {
    this.random = random;
    this.tables = tablesOf(document);
    for (const table of Object.keys(this.tables)) {
      this.rows.set(table, workloadRows(document, table));
    }
    for (const verb of mixVerbs) this.targets.set(verb, verbTargets(verb, this.tables));
    this.weights = mixVerbs
      .filter((verb) => this.targets.get(verb)?.length !== 0)
      .map((verb) => [verb, workload.mix[verb]]);
  }

  /** Four draws whatever the verb is, so that a change of the mix keeps the rows. */
  operation(number: number): OperationDocument {
    const { random } = this;
    const draws = [random.next(), random.next(), random.next(), random.next()] as const;
    const verb = weighted(this.weights, draws[0]);
    const target = pickBy(this.targets.get(verb) ?? [], draws[1]);
    const row = pickBy(this.rows.get(target.table) ?? [], draws[2]);
    const value = `w${number}`;
    const field = target.field ?? "";
    switch (verb) {
      case "update":
        return { update: row, set: { [field]: value } };
      case "read":
        return { read: row };
      case "increment":
        return { increment: row, field, by: this.amount(target.kind, number, draws[3]) };
      case "add":
        this.addedTo(row, field).push(value);
        return { add: row, field, value };
      case "remove": {
        const items = this.addedTo(row, field);
        return { remove: row, field, value: items.length === 0 ? value : pickBy(items, draws[3]) };
      }
      case "insert":
        return { insert: row, set: this.values(target.table, value) };
      case "delete":
        return { delete: row };
    }
  }

  /** A counter that can fall does so now and then; one that only grows never does. */
  private amount(kind: FieldKind | null, number: number, draw: number): number {
    return kind !== "g-counter" && draw < 0.3 ? -number : number;
  }

  private addedTo(row: string, field: string): Scalar[] {
    const key = `${row}.${field}`;
    const items = this.added.get(key) ?? [];
    this.added.set(key, items);
    return items;
  }

  /** Values for the fields of a new row that can hold any; counters begin at 0. */
  private values(table: string, value: string): Record<string, Scalar | readonly Scalar[]> {
    const values: Record<string, Scalar | readonly Scalar[]> = {};
    for (const [field, kind] of Object.entries(this.tables[table] ?? {})) {
      if (kind === "register" || kind === "mv-register") values[field] = value;
      if (kind === "set") values[field] = [value];
    }
    return values;
  }
}

function pickBy<T>(items: readonly T[], draw: number): T {
  return items[Math.floor(draw * items.length)] as T;
}

function weighted<T>(weights: readonly (readonly [T, number])[], draw: number): T {
  let rest = draw * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of weights) {
    if (rest < weight) return item;
    rest -= weight;
  }
  return (weights.at(-1) as readonly [T, number])[0];
}
