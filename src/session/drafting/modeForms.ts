// The modes as the form needs them: what each is called, and the options it takes.
import { modes } from "../../modes/index.ts";
import type { OptionSchema } from "../../sim/mode.ts";
import { type Json, type JsonObject, withValue } from "./tree.ts";

export interface ModeForm {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly options: readonly OptionSchema[];
}

export const modeForms: readonly ModeForm[] = modes.map(({ about }) => about);

export function modeFormOf(id: string): ModeForm | undefined {
  return modeForms.find((mode) => mode.id === id);
}

/** The entry of a mode with an option set; what is the default is not said. */
export function withOption(mode: JsonObject, schema: OptionSchema, value: Json | undefined) {
  const isDefault = value === undefined || value === schema.default;
  const changed = withValue(mode, ["options", schema.name], isDefault ? undefined : value);
  return Object.keys(changed["options"] ?? {}).length > 0
    ? changed
    : withValue(changed, ["options"], undefined);
}
