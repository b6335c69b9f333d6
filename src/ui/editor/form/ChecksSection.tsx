// What must hold in every state: bounds of a field, or a sum of fields that stays the same.
import type { ReactNode } from "react";
import { rowsIn } from "../../../session/drafting/entries.ts";
import { listOf, objectOf, type Path, textOf, withValue } from "../../../session/drafting/tree.ts";
import { useWords } from "../../words.ts";
import { useFieldChoices } from "./choices.ts";
import { useForm } from "./context.ts";
import { ChoiceField, ListField, NumberField, RowField } from "./fields.tsx";
import styles from "./lists.module.css";
import { Action, Add, Fields, Part, PartFault } from "./Parts.tsx";
import { formWords } from "./words.ts";

export function ChecksSection(): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const invariants = listOf(data["invariants"]);
  const add = (kind: string): void =>
    edit((form) => {
      const row = rowsIn(form)[0] ?? "items/1";
      const [field = "value"] = Object.keys(objectOf(objectOf(form["rows"])[row]));
      const fresh =
        kind === "sum" ? { sum: [`${row}.${field}`], equals: 0 } : { row, field, min: 0 };
      return { ...form, invariants: [...listOf(form["invariants"]), fresh] };
    });
  return (
    <Part title={said.sections.checks} about={said.checksAbout} path={["invariants"]}>
      <ol className={styles["list"]}>
        {invariants.map((invariant, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an invariant is its place in the list
          <li key={i} className={styles["item"]}>
            <div className={styles["head"]}>
              <h4>{"sum" in objectOf(invariant) ? said.sum : said.bounds}</h4>
              <Action
                text={said.remove}
                to={`${said.sections.checks} ${i + 1}`}
                onPress={() => edit((form) => withoutInvariant(form, i))}
              />
            </div>
            <PartFault path={["invariants", i]} />
            {"sum" in objectOf(invariant) ? <Sum index={i} /> : <Bounds index={i} />}
          </li>
        ))}
      </ol>
      <Add
        label={said.oneMoreCheck}
        choices={[
          ["range", said.bounds],
          ["sum", said.sum],
        ]}
        onAdd={add}
      />
    </Part>
  );
}

function withoutInvariant(form: Parameters<typeof withValue>[0], index: number): typeof form {
  const changed = withValue(form, ["invariants", index], undefined);
  return listOf(changed["invariants"]).length > 0
    ? changed
    : withValue(changed, ["invariants"], undefined);
}

function Bounds({ index }: { readonly index: number }): ReactNode {
  const said = useWords(formWords);
  const { data } = useForm();
  const path: Path = ["invariants", index];
  const row = textOf(objectOf(listOf(data["invariants"])[index])["row"]);
  const fields = useFieldChoices(row);
  return (
    <Fields>
      <RowField path={[...path, "row"]} label={said.row} />
      <ChoiceField path={[...path, "field"]} label={said.field} choices={fields} />
      <NumberField path={[...path, "min"]} label={said.min} />
      <NumberField path={[...path, "max"]} label={said.max} />
    </Fields>
  );
}

function Sum({ index }: { readonly index: number }): ReactNode {
  const said = useWords(formWords);
  const path: Path = ["invariants", index];
  return (
    <Fields>
      <ListField path={[...path, "sum"]} label={said.terms} note={said.termsNote} size="wide" />
      <NumberField path={[...path, "equals"]} label={said.equals} />
    </Fields>
  );
}
