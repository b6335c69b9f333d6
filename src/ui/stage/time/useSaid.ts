// The accessible name of the picture: what each node shows now, mode by mode.
import { lookOf } from "../../places.ts";
import { useFormat, useWords } from "../../words.ts";
import type { Shown, ShownMode } from "../shown.ts";
import { timeWords } from "./words.ts";

/** The picture in words, as the map says it. */
export function useSaid(shown: Shown, modes: readonly ShownMode[]): string {
  const words = useWords(timeWords);
  const format = useFormat();
  const time = format.milliseconds(modes[0]?.moment.timeUs ?? 0);
  const said = modes.map(({ run, moment }) => {
    const nodes = moment.nodes.map(({ node, up, lines }) => {
      const values = lines.map(({ field, versions }) => `${field} ${versions.join(" | ")}`.trim());
      return `${lookOf(shown.looks, node).name}: ${up ? values.join(", ") : words.down}`;
    });
    return { title: run.title, text: nodes.join("; ") };
  });
  const [only] = said;
  if (said.length === 1 && only !== undefined) {
    return `${words.modeAt(only.title, time)} ${only.text}`;
  }
  return `${words.at(time)} ${said.map(({ title, text }) => `${title}. ${text}`).join(". ")}`;
}
