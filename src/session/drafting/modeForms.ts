// The modes as the form needs them: what each is called, and the options it takes.
import { modes } from "../../modes/index.ts";
import type { OptionWords } from "../../modes/words.ts";
import type { About, OptionSchema } from "../../sim/mode.ts";
import { modeWordsIn, type Texts } from "../texts/texts.ts";
import { type Json, type JsonObject, withValue } from "./tree.ts";

export interface ModeForm {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly options: readonly OptionForm[];
}

export interface OptionForm extends OptionWords {
  readonly schema: OptionSchema;
  /** What each choice is called; empty where there are none. */
  readonly choices: Readonly<Record<string, string>>;
}

/** All modes, in the words of a language. */
export function modeFormsIn(texts: Texts): readonly ModeForm[] {
  return modes.map(({ about }) => formOf(about, texts));
}

export function modeFormIn(texts: Texts, id: string): ModeForm | undefined {
  const mode = modes.find(({ about }) => about.id === id);
  return mode === undefined ? undefined : formOf(mode.about, texts);
}

function formOf(about: About, texts: Texts): ModeForm {
  const words = modeWordsIn(texts, about.id);
  const { title, summary } = words ?? about;
  const options = about.options.map((schema): OptionForm => {
    const own = words?.options[schema.name] ?? englishOf(schema);
    return { schema, label: own.label, about: own.about, choices: own.choices ?? {} };
  });
  return { id: about.id, title, summary, options };
}

function englishOf(schema: OptionSchema): OptionWords {
  const choices = schema.type === "choice" ? schema.choices : [];
  return {
    label: plain(schema.name),
    about: schema.about,
    choices: Object.fromEntries(choices.map((choice) => [choice, plain(choice)])),
  };
}

/** A name as words: `ship every`. */
function plain(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

/** The options that are not as usual, as a form calls them. */
export function optionsText(form: ModeForm | undefined, options: JsonObject): string {
  return Object.entries(options)
    .map(([name, value]) => {
      const option = form?.options.find(({ schema }) => schema.name === name);
      const text = String(value);
      const said = value === true ? "✓" : value === false ? "✗" : (option?.choices[text] ?? text);
      return `${option?.label ?? name} ${said}`;
    })
    .join(", ");
}

/** The entry of a mode with an option set; what is the default is not said. */
export function withOption(mode: JsonObject, schema: OptionSchema, value: Json | undefined) {
  const isDefault = value === undefined || value === schema.default;
  const changed = withValue(mode, ["options", schema.name], isDefault ? undefined : value);
  return Object.keys(changed["options"] ?? {}).length > 0
    ? changed
    : withValue(changed, ["options"], undefined);
}
