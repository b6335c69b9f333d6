// What the stage shows of the replicated table: one row, and one or two of its fields. The rest is
// in the inspector.
import { writtenRows } from "../../data/operation.ts";
import { type FieldValue, type RowId, type Scalar, tableOf } from "../../data/value.ts";
import type { RowView } from "../../data/view.ts";
import { setApart, shown } from "../../lib/visible.ts";
import type { ShownWords } from "../../narrate/catalogue.ts";
import { plainEnglish } from "../../narrate/voice.ts";
import type { Scenario } from "../../sim/scenario.ts";

export interface Subject {
  readonly row: RowId;
  readonly fields: readonly string[];
}

/** More lines than this do not fit beside a mark. */
const mostFields = 2;

/** What can be shown, the default first: rows in the order in which the script writes them. */
export function subjectsOf(scenario: Scenario): readonly Subject[] {
  const written = scenario.script.flatMap((entry) =>
    entry.kind === "request" ? writtenRows(entry.operations) : [],
  );
  const rows = [...new Set([...written, ...Object.keys(scenario.database.rows)])];
  const touchedIn = touchedFields(scenario);
  return rows.flatMap((row) => {
    const fields = fieldsOf(scenario, row);
    const touched = [...(touchedIn.get(row) ?? [])].filter((field) => fields.includes(field));
    const first = (touched.length > 0 ? touched : fields).slice(0, mostFields);
    const single = fields.map((field): Subject => ({ row, fields: [field] }));
    if (first.length <= 1) {
      return single.sort((a, b) => rank(a, first) - rank(b, first));
    }
    return [{ row, fields: first }, ...single];
  });
}

function rank({ fields }: Subject, first: readonly string[]): number {
  return fields[0] === first[0] ? 0 : 1;
}

function fieldsOf(scenario: Scenario, row: RowId): readonly string[] {
  return Object.keys(scenario.database.tables[tableOf(row)] ?? {});
}

/** By row: the fields that the script changes by name, in order of first use. */
function touchedFields({ script }: Scenario): ReadonlyMap<RowId, ReadonlySet<string>> {
  const touched = new Map<RowId, Set<string>>();
  for (const entry of script) {
    if (entry.kind !== "request") continue;
    for (const operation of entry.operations) {
      if (operation.verb === "read") continue;
      const fields = touched.get(operation.row) ?? new Set<string>();
      touched.set(operation.row, fields);
      if ("set" in operation) for (const field of Object.keys(operation.set)) fields.add(field);
      if ("field" in operation && operation.field !== undefined) fields.add(operation.field);
    }
  }
  return touched;
}

/** The name of a subject in the picker. */
export function subjectName({ row, fields }: Subject): string {
  return `${setApart(row)} ${fields.join(", ")}`;
}

/** One line beside a mark: the versions of a field, more than one when they are siblings. */
export interface ShownLine {
  readonly field: string;
  readonly versions: readonly string[];
  /** The first version is a word in place of a value. */
  readonly isWord?: true;
}

/** The lines of a row as a client would read it; one line without versions when it is absent. */
export function linesOf(
  view: RowView | undefined,
  subject: Subject,
  words: ShownWords = english,
): readonly ShownLine[] {
  const present = view?.filter((version) => version.fields !== null) ?? [];
  if (view === undefined || present.length === 0) {
    const word = view === undefined ? words.absent : words.deleted;
    return [{ field: "", versions: [word], isWord: true }];
  }
  const deletion = present.length < view.length ? [words.deleted] : [];
  return subject.fields.map((field) => {
    const values = present.flatMap((version) => version.fields?.[field] ?? []);
    const texts = values.map(({ value }) => valueText(value, words));
    const versions = [...(texts.length === 0 ? [words.none] : texts), ...deletion];
    return { field, versions, ...(isWord(values[0]?.value ?? null) ? { isWord: true } : {}) };
  });
}

const english: ShownWords = plainEnglish.catalogue.shown;

const isWord = (value: FieldValue): boolean =>
  value === null || ((typeof value === "string" || Array.isArray(value)) && value.length === 0);

/** A value as the page writes it. */
export function valueText(value: FieldValue, words: ShownWords = english): string {
  if (!Array.isArray(value)) return scalarText(value as Scalar, words);
  return value.length === 0 ? words.empty : value.map((one) => scalarText(one, words)).join(", ");
}

function scalarText(value: Scalar, words: ShownWords): string {
  if (value === null) return words.none;
  if (value === "") return words.empty;
  return typeof value === "number" ? words.number(value) : shown(String(value));
}
