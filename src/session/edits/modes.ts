// The options of the modes that are compared.
import { canonical } from "../../lib/canonical.ts";
import { modesOf } from "../../scenarios/defaults.ts";
import type { ModeDocument } from "../../scenarios/documentSchema.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import type { OptionValue } from "../../sim/scenario.ts";
import { type Edit, stated } from "./edit.ts";

/** The modes of a document as it would write them. */
function modesIn(document: ScenarioDocument): readonly ModeDocument[] {
  return document.modes ?? modesOf(document).map(({ mode }) => mode);
}

function setModes(change: (modes: readonly ModeDocument[]) => readonly ModeDocument[]): Edit {
  return (document) => {
    const modes = change(modesIn(document));
    return canonical(modes) === canonical(modesIn(document)) ? document : { ...document, modes };
  };
}

interface Parts {
  readonly mode: string;
  readonly label?: string | undefined;
  readonly options?: Readonly<Record<string, OptionValue>> | undefined;
}

function changeMode(index: number, change: (mode: Parts) => Parts): Edit {
  return setModes((modes) =>
    modes.map((mode, i) => {
      if (i !== index) return mode;
      const { options = {}, ...rest } = change(typeof mode === "string" ? { mode } : mode);
      const isPlain = Object.keys(options).length === 0;
      const changed = stated({ ...rest, options: isPlain ? undefined : options });
      return Object.keys(changed).length === 1 ? changed.mode : changed;
    }),
  );
}

/** Undefined: the option's default. */
export function setModeOption(index: number, name: string, value: OptionValue | undefined): Edit {
  return changeMode(index, (mode) => ({
    ...mode,
    options: stated({ ...mode.options, [name]: value }) as Record<string, OptionValue>,
  }));
}
