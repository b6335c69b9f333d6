// Whether the modes of a document exist and their options have values that they accept. The modes
// are a parameter: the format knows none of them.
import type { OptionSchema } from "../sim/mode.ts";
import { modesOf, nodeIdsOf } from "./defaults.ts";
import type { ScenarioDocument } from "./documentSchema.ts";
import { type Fault, fault, unknown } from "./fault.ts";
import { foundIn } from "./leaves.ts";
import type { Said } from "./sentences/words.ts";

/** What the checks need to know of a mode. `About` of a mode fits. */
export interface KnownMode {
  readonly id: string;
  readonly options: readonly OptionSchema[];
}

export function* checkModes(
  document: ScenarioDocument,
  known: readonly KnownMode[],
): Generator<Fault, void> {
  const ids = nodeIdsOf(document);
  for (const [i, { mode: id, options }] of modesOf(document).entries()) {
    const mode = known.find((one) => one.id === id);
    if (mode === undefined) {
      const path = typeof document.modes?.[i] === "string" ? ["modes", i] : ["modes", i, "mode"];
      yield fault(
        path,
        unknown(
          "mode",
          id,
          known.map((one) => one.id),
        ),
      );
      continue;
    }
    for (const [name, value] of Object.entries(options)) {
      const path = ["modes", i, "options", name];
      const schema = mode.options.find((option) => option.name === name);
      const names = mode.options.map((option) => option.name);
      const said: Said | null =
        schema === undefined ? ["noSuchOption", id, name, names] : optionFault(schema, value, ids);
      if (said !== null) yield fault(path, said);
    }
  }
}

/** What is wrong with an option's value, or null. */
function optionFault(schema: OptionSchema, value: unknown, ids: readonly string[]): Said | null {
  const found = foundIn(value);
  switch (schema.type) {
    case "boolean":
      return typeof value === "boolean" ? null : ["expected", "yesOrNo", found];
    case "choice":
      return schema.choices.includes(value as string)
        ? null
        : ["expectedOneOf", schema.choices, found];
    case "node":
      return value === "none" || ids.includes(value as string)
        ? null
        : ["expectedNode", ids, found];
    case "milliseconds": {
      const { min, max } = schema;
      if (typeof value !== "number") return ["expected", "milliseconds", found];
      if (value < min || value > max) return ["outOfRange", null, min, max, "ms", value];
      return Math.round(value * 1000) / 1000 === value ? null : ["tooFine", value];
    }
  }
}
