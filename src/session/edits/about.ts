// What a scenario is called and says of itself, and what all chance in it is drawn from.
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import type { Edit } from "./edit.ts";

export function setTitle(title: string): Edit {
  return (document) => ({ ...document, title });
}

/** An empty text is none. */
export function setAbout(text: string): Edit {
  return (document) => withOrWithout(document, "about", text);
}

/** Other weather, other work, wherever chance decides. An empty seed is the default one. */
export function setSeed(seed: string): Edit {
  return (document) => withOrWithout(document, "seed", seed);
}

function withOrWithout(
  document: ScenarioDocument,
  key: "about" | "seed",
  text: string,
): ScenarioDocument {
  if (text !== "") return { ...document, [key]: text };
  const { [key]: _removed, ...rest } = document;
  return rest;
}
