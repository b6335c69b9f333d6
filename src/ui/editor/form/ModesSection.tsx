// The modes that are compared, each with a label and the options that it says it takes: the form
// knows no mode, only what an option can be.
import type { ReactNode } from "react";
import { limits } from "../../../session/drafting/choices.ts";
import {
  type ModeForm,
  modeFormIn,
  modeFormsIn,
  type OptionForm,
  optionsText,
  withOption,
} from "../../../session/drafting/modeForms.ts";
import {
  inserted,
  type JsonObject,
  listOf,
  moved,
  objectOf,
  type Path,
  textOf,
} from "../../../session/drafting/tree.ts";
import { useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import { useCityChoices } from "./choices.ts";
import { type OpenItem, useForm } from "./context.ts";
import { CheckField, ChoiceField, NumberField, TextField } from "./fields.tsx";
import { Item } from "./Item.tsx";
import styles from "./lists.module.css";
import { Add, Part, PartFault } from "./Parts.tsx";
import { formWords } from "./words.ts";

const withModes = (form: JsonObject, modes: JsonObject["modes"]): JsonObject => ({
  ...form,
  modes: modes ?? [],
});

export function ModesSection({ open, onOpen }: OpenItem): ReactNode {
  const said = useWords(formWords);
  const texts = useSession((state) => state.texts);
  const { data, edit } = useForm();
  const modes = listOf(data["modes"]);
  return (
    <Part title={said.sections.modes} about={said.modesAbout} path={["modes"]}>
      <ol className={styles["list"]}>
        {modes.map((mode, i) => (
          <ModeItem
            // biome-ignore lint/suspicious/noArrayIndexKey: a mode may be there twice
            key={i}
            mode={objectOf(mode)}
            index={i}
            count={modes.length}
            open={open}
            onOpen={onOpen}
          />
        ))}
      </ol>
      {modes.length < limits.modes && (
        <Add
          label={said.oneMoreMode}
          choices={modeFormsIn(texts).map(({ id, title }) => [id, title])}
          onAdd={(id) => {
            edit((form) => withModes(form, [...listOf(form["modes"]), { mode: id }]));
            onOpen(modes.length, ["modes", modes.length]);
          }}
        />
      )}
    </Part>
  );
}

interface ModeItemProps extends OpenItem {
  readonly mode: JsonObject;
  readonly index: number;
  readonly count: number;
}

function ModeItem({ mode, index, count, open, onOpen }: ModeItemProps): ReactNode {
  const { edit } = useForm();
  const texts = useSession((state) => state.texts);
  const form = modeFormIn(texts, textOf(mode["mode"]));
  const title = form?.title ?? textOf(mode["mode"]);
  const change = (how: (modes: readonly JsonObject[]) => readonly JsonObject[]): void =>
    edit((data) => withModes(data, how(listOf(data["modes"]).map(objectOf))));
  return (
    <Item
      title={title}
      text={[textOf(mode["label"]), optionsText(form, objectOf(mode["options"]))]
        .filter((one) => one !== "")
        .join(" · ")}
      list={["modes"]}
      index={index}
      count={count}
      isOpen={open === index}
      onOpen={onOpen}
      onMove={(to) => change((modes) => moved(modes, index, to))}
      onDuplicate={count < limits.modes ? () => change((m) => inserted(m, index + 1, mode)) : null}
      onRemove={count > 1 ? () => change((modes) => modes.filter((_, i) => i !== index)) : null}
    >
      <ModeFields form={form} index={index} />
    </Item>
  );
}

interface ModeFieldsProps {
  readonly form: ModeForm | undefined;
  readonly index: number;
}

function ModeFields({ form, index }: ModeFieldsProps): ReactNode {
  const said = useWords(formWords);
  const path: Path = ["modes", index];
  const usual = form?.options.filter(({ schema }) => schema.forLessons !== true) ?? [];
  const special = form?.options.filter(({ schema }) => schema.forLessons === true) ?? [];
  return (
    <>
      <PartFault path={[...path, "mode"]} />
      {form !== undefined && <p className={styles["quiet"]}>{form.summary}</p>}
      <TextField path={[...path, "label"]} label={said.label} note={said.labelNote} size="wide" />
      {usual.map((option) => (
        <OptionField key={option.schema.name} option={option} index={index} />
      ))}
      {special.length > 0 && <h4 className={styles["small"]}>{said.forLessons}</h4>}
      {special.map((option) => (
        <OptionField key={option.schema.name} option={option} index={index} />
      ))}
      {form?.options.length === 0 && <p>{said.noOptions}</p>}
    </>
  );
}

interface OptionFieldProps {
  readonly option: OptionForm;
  readonly index: number;
}

/** One option of any mode, by its kind. */
function OptionField({ option, index }: OptionFieldProps): ReactNode {
  const said = useWords(formWords);
  const { edit } = useForm();
  const cities = useCityChoices();
  const { schema } = option;
  const bound = {
    path: ["modes", index, "options", schema.name],
    label: option.label,
    note: option.about,
    size: "line" as const,
  };
  const choose = (value: string): void =>
    edit((data) =>
      withModes(
        data,
        listOf(data["modes"]).map((mode, i) =>
          i === index ? withOption(objectOf(mode), schema, value) : mode,
        ),
      ),
    );
  switch (schema.type) {
    case "boolean":
      return <CheckField {...bound} unsaid={schema.default} />;
    case "choice": {
      const choices = schema.choices.map((one) => [one, option.choices[one] ?? one] as const);
      return <ChoiceField {...bound} choices={choices} unsaid={schema.default} onChoose={choose} />;
    }
    case "node": {
      const choices = [["none", said.none] as const, ...cities];
      return <ChoiceField {...bound} choices={choices} unsaid={schema.default} onChoose={choose} />;
    }
    case "milliseconds":
      return (
        <NumberField
          {...bound}
          label={`${bound.label}, ms`}
          note={`${option.about} ${said.between(schema.min, schema.max)}`}
          placeholder={String(schema.default)}
        />
      );
  }
}
