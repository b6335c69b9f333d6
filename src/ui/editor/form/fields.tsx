// The kinds of fields of the form. Each is bound to a path of the document, has a label, and says
// below itself what is wrong with it.
import { type ReactNode, useState } from "react";
import { sameData } from "../../../session/drafting/choices.ts";
import { rowsIn } from "../../../session/drafting/entries.ts";
import { inOneForm } from "../../../session/drafting/names.ts";
import { type Json, listOf, type Path, textOf } from "../../../session/drafting/tree.ts";
import {
  listText,
  numberText,
  readList,
  readNumber,
  readScalar,
  type Scalar,
  scalarText,
} from "../../../session/drafting/values.ts";
import { useWords } from "../../words.ts";
import { type FieldState, useField, useForm } from "./context.ts";
import styles from "./fields.module.css";
import { formWords } from "./words.ts";

interface Labelled {
  readonly label: string;
  readonly note?: string | undefined;
  /**
   * How much room it needs: a number; a whole line; a line for a note below a short field; all
   * that is left in its row.
   */
  readonly size?: "small" | "wide" | "line" | "grow" | undefined;
}

interface FrameProps extends Labelled {
  readonly field: Pick<FieldState, "id" | "fault">;
  readonly children: ReactNode;
}

/** Label, control, note and fault of one field. */
function Frame({ field, label, note, size, children }: FrameProps): ReactNode {
  return (
    <div className={styles["field"]} data-size={size}>
      <label htmlFor={field.id}>{label}</label>
      {children}
      {note !== undefined && (
        <p id={`${field.id}-note`} className={styles["note"]}>
          {note}
        </p>
      )}
      <FaultText field={field} />
    </div>
  );
}

function FaultText({ field }: { field: Pick<FieldState, "id" | "fault"> }): ReactNode {
  return field.fault === null ? null : (
    <p id={`${field.id}-fault`} className={styles["fault"]}>
      {field.fault}
    </p>
  );
}

/** What is typed stays as it is typed while it means the value of the field. */
function useTyped(
  value: Json | undefined,
  show: (value: Json | undefined) => string,
  read: (typed: string) => Json | undefined,
): readonly [text: string, keep: (typed: string) => void] {
  const [typed, keep] = useState(() => show(value));
  return [sameData(read(typed), value) ? typed : show(value), keep];
}

interface TypedProps extends Labelled {
  readonly path: Path;
  readonly placeholder?: string | undefined;
  readonly inputMode?: "decimal" | "text" | undefined;
  readonly list?: string | undefined;
  readonly show: (value: Json | undefined) => string;
  readonly read: (typed: string) => Json | undefined;
}

function TypedField({ path, placeholder, inputMode, list, show, read, ...rest }: TypedProps) {
  const field = useField(path, rest.note !== undefined);
  const [text, keep] = useTyped(field.value, show, read);
  return (
    <Frame field={field} {...rest}>
      <input
        {...field.attributes}
        value={text}
        placeholder={placeholder}
        inputMode={inputMode}
        list={list}
        autoComplete="off"
        onChange={({ target }) => {
          keep(target.value);
          field.set(read(target.value));
        }}
      />
    </Frame>
  );
}

type Bound = Labelled & { readonly path: Path; readonly placeholder?: string | undefined };

/** A text; an empty one is not said, unless the field is `needed`. */
export function TextField({ needed = false, ...rest }: Bound & { needed?: boolean }): ReactNode {
  const read = (typed: string): Json | undefined => (typed === "" && !needed ? undefined : typed);
  return <TypedField {...rest} show={textOf} read={read} />;
}

export function LongTextField({ path, ...rest }: Bound): ReactNode {
  const field = useField(path, rest.note !== undefined);
  return (
    <Frame field={field} {...rest} size="wide">
      <textarea
        {...field.attributes}
        rows={3}
        value={textOf(field.value)}
        onChange={({ target }) => field.set(target.value === "" ? undefined : target.value)}
      />
    </Frame>
  );
}

export function NumberField(props: Bound): ReactNode {
  return (
    <TypedField
      {...props}
      size={props.size ?? "small"}
      inputMode="decimal"
      show={numberText}
      read={readNumber}
    />
  );
}

/** Any single value, as `readScalar` understands it. */
export function ScalarField(props: Bound): ReactNode {
  const show = (value: Json | undefined): string =>
    typeof value === "object" && value !== null
      ? JSON.stringify(value)
      : scalarText(value as Scalar | undefined);
  return <TypedField {...props} size={props.size ?? "grow"} show={show} read={readScalar} />;
}

/** The items of a set, with commas between them; `isSaid`: an empty list is said, too. */
export function ListField({ isSaid = true, ...props }: Bound & { isSaid?: boolean }): ReactNode {
  const read = (typed: string): Json | undefined => {
    const items = readList(typed);
    return items.length === 0 && !isSaid ? undefined : items;
  };
  return <TypedField {...props} show={(value) => listText(listOf(value))} read={read} />;
}

export type Choices = readonly (readonly [value: string, text: string])[];

interface ChoiceProps extends Labelled {
  readonly path: Path;
  readonly choices: Choices;
  /** The value that is not said. */
  readonly unsaid?: string | undefined;
  readonly onChoose?: (value: string) => void;
}

export function ChoiceField({ path, choices, unsaid, onChoose, ...rest }: ChoiceProps): ReactNode {
  const field = useField(path, rest.note !== undefined);
  const value = field.value === undefined ? (unsaid ?? "") : String(field.value);
  const isForeign = !choices.some(([one]) => one === value);
  const choose = onChoose ?? ((one: string) => field.set(one === unsaid ? undefined : one));
  return (
    <Frame field={field} {...rest}>
      <select {...field.attributes} value={value} onChange={({ target }) => choose(target.value)}>
        {isForeign && <option value={value}>{value}</option>}
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** A row: chosen of those that there are, or, where it is to be a new one, typed. */
export function RowField(props: Bound & { onType?: (row: string) => void }): ReactNode {
  const { path, onType, ...rest } = props;
  const said = useWords(formWords);
  const field = useField(path, rest.note !== undefined);
  const { data } = useForm();
  const [isTyping, setTyping] = useState(false);
  const rows = rowsIn(data);
  const value = textOf(field.value);
  const take = onType ?? field.set;
  if (isTyping || (value !== "" && !rows.includes(value))) {
    return (
      <Frame field={field} {...rest}>
        <input
          {...field.attributes}
          ref={(input) => (isTyping ? input?.focus() : undefined)}
          value={value}
          autoComplete="off"
          spellCheck={false}
          onBlur={() => setTyping(false)}
          onChange={({ target }) => take(target.value)}
        />
      </Frame>
    );
  }
  return (
    <Frame field={field} {...rest}>
      <select
        {...field.attributes}
        value={value}
        onChange={({ target }) => (target.value === another ? setTyping(true) : take(target.value))}
      >
        {value === "" && <option value="" />}
        {rows.map((row) => (
          <option key={row} value={row}>
            {row}
          </option>
        ))}
        <option value={another}>{said.anotherRow}</option>
      </select>
    </Frame>
  );
}

/** No row is called so. */
const another = "/";

interface CheckProps extends Labelled {
  readonly path: Path;
  /** What holds where nothing is said; it is not said either when it is chosen. */
  readonly unsaid: boolean;
}

export function CheckField({ path, unsaid, label, note }: CheckProps): ReactNode {
  const field = useField(path, note !== undefined);
  const isOn = field.value === undefined ? unsaid : field.value === true;
  return (
    <div className={styles["check"]}>
      <input
        {...field.attributes}
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => field.set(target.checked === unsaid ? undefined : target.checked)}
      />
      <label htmlFor={field.id}>{label}</label>
      {note !== undefined && (
        <p id={`${field.id}-note`} className={styles["note"]}>
          {note}
        </p>
      )}
      <FaultText field={field} />
    </div>
  );
}

interface NameProps extends Labelled {
  readonly path: Path;
  readonly name: string;
  /** A sentence that says why a name cannot be; null for one that can. */
  readonly faultOf: (name: string) => string | null;
  readonly onRename: (name: string) => void;
}

/**
 * A name that stands in other places too is put in them when its field is left; one that cannot be
 * stays in the field alone.
 */
export function NameField({ path, name, faultOf, onRename, ...rest }: NameProps): ReactNode {
  const field = useField(path);
  const { unfit, keepUnfit } = useForm();
  const key = field.attributes["data-path"];
  const [typed, setTyped] = useState(unfit[key] ?? null);
  const formed = inOneForm(typed ?? name);
  const own = formed === name ? null : faultOf(formed);
  const fault = own ?? field.fault;
  const leave = (): void => {
    keepUnfit(key, own === null ? null : typed);
    if (own !== null || typed === null) return;
    setTyped(null);
    if (formed !== name) onRename(formed);
  };
  return (
    <Frame field={{ id: field.id, fault }} {...rest}>
      <input
        {...field.attributes}
        aria-invalid={fault !== null || undefined}
        aria-describedby={fault === null ? undefined : `${field.id}-fault`}
        value={typed ?? name}
        autoComplete="off"
        spellCheck={false}
        onBlur={leave}
        onKeyDown={({ key }) => key === "Enter" && leave()}
        onChange={({ target }) => setTyped(target.value)}
      />
    </Frame>
  );
}
