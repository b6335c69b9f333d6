// How wide a text will be, so that a long value is shortened before it is drawn over something
// else.

const widths = new Map<string, number>();

/** Runs can bring many texts, and windows many sizes: a page open for hours must not keep all. */
const mostKept = 1000;

let context: CanvasRenderingContext2D | null | undefined;

export function widthOf(text: string, sizePx: number, weight: number): number {
  const key = `${weight} ${sizePx} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size >= mostKept) {
    widths.clear();
    // It keeps, for itself, more of each text than we do.
    context = undefined;
  }
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null) return text.length * sizePx * 0.6;
  context.font = `${weight} ${sizePx}px ${getComputedStyle(document.documentElement).fontFamily}`;
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

/** The text, or as much of its start as fits, with an ellipsis. */
export function fitText(text: string, maxWidth: number, sizePx: number, weight: number): string {
  if (widthOf(text, sizePx, weight) <= maxWidth) return text;
  const characters = [...text];
  let low = 1;
  let high = characters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const cut = `${characters.slice(0, middle).join("")}…`;
    if (widthOf(cut, sizePx, weight) <= maxWidth) low = middle + 1;
    else high = middle;
  }
  return `${characters
    .slice(0, Math.max(1, low - 1))
    .join("")
    .trimEnd()}…`;
}
