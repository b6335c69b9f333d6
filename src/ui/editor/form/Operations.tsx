// The operations of a request, one after the other: together they are one transaction.
import type { ReactNode } from "react";
import { limits } from "../../../session/drafting/choices.ts";
import {
  fieldsOf,
  newOperation,
  rowOf,
  rowsIn,
  type Verb,
  verbFits,
  verbOf,
  verbs,
  withRow,
  withVerb,
} from "../../../session/drafting/entries.ts";
import {
  type Json,
  type JsonObject,
  listOf,
  moved,
  objectOf,
  type Path,
  textOf,
  valueAt,
  withValue,
} from "../../../session/drafting/tree.ts";
import { useWords } from "../../words.ts";
import { useForm } from "./context.ts";
import { ChoiceField, ListField, NumberField, RowField, ScalarField } from "./fields.tsx";
import styles from "./lists.module.css";
import { Action, Fields, PartFault } from "./Parts.tsx";
import { formWords } from "./words.ts";

export function Operations({ path }: { readonly path: Path }): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const operations = listOf(valueAt(data, path));
  const change = (how: (list: readonly Json[], form: JsonObject) => readonly Json[]): void =>
    edit((form) => withValue(form, path, how(listOf(valueAt(form, path)), form)));
  const add = (list: readonly Json[], form: JsonObject): readonly Json[] => {
    const last = list.at(-1);
    const row = last === undefined ? (rowsIn(form)[0] ?? "items/1") : rowOf(last);
    return [...list, newOperation(form, "read", row, "")];
  };
  return (
    <>
      <PartFault path={path} />
      <ol className={styles["operations"]}>
        {operations.map((operation, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an operation is its place
          <li key={i}>
            <OperationFields operation={objectOf(operation)} path={[...path, i]} />
            {operations.length > 1 && (
              <div className={styles["actions"]}>
                <Action
                  text={said.up}
                  to={said.operation(i + 1)}
                  disabled={i === 0}
                  onPress={() => change((list) => moved(list, i, i - 1))}
                />
                <Action
                  text={said.remove}
                  to={said.operation(i + 1)}
                  onPress={() => change((list) => list.filter((_, k) => k !== i))}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
      {operations.length < limits.operations && (
        <Action text={said.oneMoreOperation} onPress={() => change(add)} />
      )}
    </>
  );
}

interface OperationProps {
  readonly operation: JsonObject;
  readonly path: Path;
}

function OperationFields({ operation, path }: OperationProps): ReactNode {
  const said = useWords(formWords);
  const { edit } = useForm();
  const verb = verbOf(operation);
  const change = (how: (form: JsonObject, now: Json) => JsonObject): void =>
    edit((form) => withValue(form, path, how(form, valueAt(form, path) ?? {})));
  return (
    <>
      <PartFault path={path} />
      <Fields>
        <ChoiceField
          path={[...path, "verb"]}
          label={said.verb}
          unsaid={verb}
          choices={verbs.map((one) => [one, said.verbs[one]])}
          onChoose={(one) => change((form, now) => withVerb(form, now, one as Verb))}
        />
        <RowField
          path={[...path, verb]}
          label={said.row}
          onType={(row) => change((form, now) => withRow(form, now, row))}
        />
        <VerbFields operation={operation} verb={verb} path={path} />
      </Fields>
    </>
  );
}

interface VerbFieldsProps extends OperationProps {
  readonly verb: Verb;
}

function VerbFields({ operation, verb, path }: VerbFieldsProps): ReactNode {
  const said = useWords(formWords);
  const { data } = useForm();
  const fields = Object.entries(fieldsOf(data, rowOf(operation)));
  const fitting = fields.filter(([, kind]) => verbFits(verb, kind));
  const choices = (fitting.length > 0 ? fitting : fields).map(([name]) => [name, name] as const);
  const field = (
    <ChoiceField path={[...path, "field"]} label={said.field} size="small" choices={choices} />
  );
  switch (verb) {
    case "update":
    case "insert":
      return <SetFields operation={operation} verb={verb} path={path} />;
    case "increment":
      return (
        <>
          {field}
          <NumberField path={[...path, "by"]} label={said.by} />
        </>
      );
    case "add":
    case "remove":
      return (
        <>
          {field}
          <ScalarField path={[...path, "value"]} label={said.value} />
        </>
      );
    case "require":
      return (
        <>
          {field}
          <NumberField path={[...path, "min"]} label={said.min} />
          <ScalarField path={[...path, "equals"]} label={said.equals} />
        </>
      );
    case "read":
      return (
        <ChoiceField
          path={[...path, "field"]}
          label={said.field}
          unsaid=""
          choices={[["", said.wholeRow], ...choices]}
        />
      );
    case "delete":
      return null;
  }
}

/** A value for each field that can have one; an empty field is not written. */
function SetFields({ operation, verb, path }: VerbFieldsProps): ReactNode {
  const said = useWords(formWords);
  const { data } = useForm();
  const kinds = fieldsOf(data, rowOf(operation));
  const given = Object.keys(objectOf(operation["set"]));
  const open = Object.entries(kinds)
    .filter(([, kind]) => verb === "insert" || verbFits("update", kind))
    .map(([name]) => name);
  const names = [...new Set([...open, ...given])];
  return (
    <>
      <PartFault path={[...path, "set"]} />
      {names.map((name) => {
        const bound = { path: [...path, "set", name], label: name, placeholder: said.notWritten };
        if (textOf(kinds[name]) === "set")
          return <ListField key={name} {...bound} isSaid={false} />;
        return <ScalarField key={name} {...bound} />;
      })}
    </>
  );
}
