// Lines of text as wide as there is room: SVG breaks none by itself.
import { fitText, widthOf } from "../../measure.ts";

/** The text in at most so many lines; what is left over ends in an ellipsis. */
export function wrapText(
  text: string,
  width: number,
  sizePx: number,
  weight: number,
  most: number,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ (?=\S)/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || widthOf(longer, sizePx, weight) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines.map((one) => fitText(one, width, sizePx, weight));
  const last = fitText(lines.slice(most - 1).join(" "), width, sizePx, weight);
  return [...lines.slice(0, most - 1), last];
}
