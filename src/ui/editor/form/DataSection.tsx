// What is replicated: tables with their fields and kinds, and rows with the values that they begin
// with.
import type { ReactNode } from "react";
import { fieldKinds } from "../../../session/drafting/choices.ts";
import {
  freeName,
  nameFault,
  withFieldName,
  withoutField,
  withoutRow,
  withoutTable,
  withRowName,
  withTableName,
} from "../../../session/drafting/names.ts";
import {
  isObject,
  objectOf,
  type Path,
  valueAt,
  withValue,
} from "../../../session/drafting/tree.ts";
import { useWords } from "../../words.ts";
import { useCities, useCityChoices } from "./choices.ts";
import { useForm } from "./context.ts";
import { ChoiceField, ListField, NameField, NumberField, ScalarField } from "./fields.tsx";
import styles from "./lists.module.css";
import { Action, Fields, Part, PartFault } from "./Parts.tsx";
import { Switch } from "./Switch.tsx";
import { formWords } from "./words.ts";

export function DataSection(): ReactNode {
  return (
    <>
      <Tables />
      <Rows />
    </>
  );
}

function Tables(): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const tables = Object.keys(objectOf(data["tables"]));
  const add = (): void =>
    edit((form) => withValue(form, ["tables", freeName("table", tables)], { value: "register" }));
  return (
    <Part title={said.tables} about={said.tablesAbout} path={["tables"]}>
      <ul className={styles["list"]}>
        {tables.map((table, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its name is being changed
          <li key={i} className={styles["item"]}>
            <Table table={table} tables={tables} />
          </li>
        ))}
      </ul>
      <Action strong text={said.oneMoreTable} onPress={add} />
    </Part>
  );
}

function Table({ table, tables }: { table: string; tables: readonly string[] }): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const path: Path = ["tables", table];
  const fields = Object.keys(objectOf(valueAt(data, path)));
  const faultIn = (taken: readonly string[], own: string) => (name: string) =>
    said.nameFaults[
      nameFault(
        name,
        taken.filter((one) => one !== own),
      ) ?? "none"
    ] || null;
  return (
    <>
      <div className={styles["head"]}>
        <NameField
          path={path}
          label={said.table}
          name={table}
          faultOf={faultIn(tables, table)}
          onRename={(to) => edit((form) => withTableName(form, table, to))}
        />
        <Action
          text={said.remove}
          to={table}
          disabled={tables.length === 1}
          onPress={() => edit((form) => withoutTable(form, table))}
        />
      </div>
      {fields.map((field, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its name is being changed
        <div key={i} className={styles["pair"]}>
          <NameField
            path={[...path, field, "name"]}
            label={said.field}
            name={field}
            faultOf={faultIn(fields, field)}
            onRename={(to) => edit((form) => withFieldName(form, table, field, to))}
          />
          <ChoiceField
            path={[...path, field]}
            label={said.kind}
            choices={fieldKinds.map((kind) => [kind, said.fieldKinds[kind]])}
          />
          <Action
            text={said.remove}
            to={`${table}.${field}`}
            disabled={fields.length === 1}
            onPress={() => edit((form) => withoutField(form, table, field))}
          />
        </div>
      ))}
      <Action
        text={said.oneMoreField}
        to={table}
        onPress={() =>
          edit((form) => withValue(form, [...path, freeName("field", fields)], "register"))
        }
      />
    </>
  );
}

function Rows(): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const rows = Object.keys(objectOf(data["rows"]));
  const tables = Object.keys(objectOf(data["tables"]));
  const add = (table: string): void =>
    edit((form) => withValue(form, ["rows", freeName(`${table}/`, rows)], {}));
  return (
    <Part title={said.rows} about={said.rowsAbout} path={["rows"]}>
      <ul className={styles["list"]}>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its name is being changed
          <li key={i} className={styles["item"]}>
            <Row row={row} rows={rows} />
          </li>
        ))}
      </ul>
      <div className={styles["adding"]}>
        {tables.map((table) => (
          <Action
            key={table}
            strong
            text={tables.length === 1 ? said.oneMoreRow : said.oneMoreRowIn(table)}
            onPress={() => add(table)}
          />
        ))}
      </div>
    </Part>
  );
}

function Row({ row, rows }: { row: string; rows: readonly string[] }): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const cities = useCityChoices();
  const path: Path = ["rows", row];
  const others = rows.filter((one) => one !== row);
  const faultOf = (name: string): string | null =>
    said.nameFaults[nameFault(name, others, Object.keys(objectOf(data["tables"]))) ?? "none"] ||
    null;
  const kinds = objectOf(objectOf(data["tables"])[row.slice(0, row.indexOf("/"))]);
  const fields = [
    ...new Set([...Object.keys(kinds), ...Object.keys(objectOf(valueAt(data, path)))]),
  ];
  return (
    <>
      <div className={styles["head"]}>
        <NameField
          path={path}
          label={said.row}
          name={row}
          faultOf={faultOf}
          onRename={(to) => edit((form) => withRowName(form, row, to))}
        />
        <Action text={said.remove} to={row} onPress={() => edit((form) => withoutRow(form, row))} />
      </div>
      <Fields>
        {fields.map((field) => (
          <StartValue key={field} path={[...path, field]} kind={String(kinds[field] ?? "")} />
        ))}
        <ChoiceField
          path={["homes", row]}
          label={said.home}
          unsaid=""
          choices={[["", said.firstCity], ...cities]}
        />
      </Fields>
      <StartVector row={row} />
    </>
  );
}

/** What a field begins with. Counters can begin with a part at each city. */
function StartValue({ path, kind }: { readonly path: Path; readonly kind: string }): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const cities = useCities();
  const label = String(path.at(-1));
  const value = valueAt(data, path);
  if (kind === "set") return <ListField path={path} label={label} note={said.listNote} />;
  if (!kind.includes("counter"))
    return <ScalarField path={path} label={label} placeholder="null" />;
  if (isObject(value)) {
    return (
      <>
        {cities.map(({ id, name }) => (
          <NumberField key={id} path={[...path, id]} label={`${label}, ${name}`} placeholder="0" />
        ))}
        <Action
          text={said.inAll}
          to={label}
          onPress={() => edit((form) => withValue(form, path, sumOf(objectOf(value))))}
        />
      </>
    );
  }
  const [first] = cities;
  return (
    <>
      <NumberField path={path} label={label} placeholder="0" />
      <Action
        text={said.byCity}
        to={label}
        onPress={() =>
          edit((form) =>
            withValue(form, path, { [first?.id ?? ""]: typeof value === "number" ? value : 0 }),
          )
        }
      />
    </>
  );
}

function sumOf(counts: Readonly<Record<string, unknown>>): number {
  return Object.values(counts).reduce<number>(
    (sum, count) => sum + (typeof count === "number" ? count : 0),
    0,
  );
}

/** The versions that each city has written of a row before the run begins. */
function StartVector({ row }: { readonly row: string }): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const path: Path = ["vectors", row];
  const nodes = useCities();
  const isOn = valueAt(data, path) !== undefined;
  const turn = (on: boolean): void =>
    edit((form) => {
      const changed = withValue(form, path, on ? { [nodes[0]?.id ?? ""]: 1 } : undefined);
      const isEmpty = Object.keys(objectOf(changed["vectors"])).length === 0;
      return isEmpty ? withValue(changed, ["vectors"], undefined) : changed;
    });
  return (
    <>
      <Switch label={said.startVector} isOn={isOn} onTurn={turn} />
      <PartFault path={path} />
      {isOn && (
        <Fields>
          {nodes.map(({ id, name }) => (
            <NumberField key={id} path={[...path, id]} label={name} placeholder="0" />
          ))}
        </Fields>
      )}
    </>
  );
}
