// The page's own text and rules, beside its SVGs, as SVG: each line where the browser has put it.
import { fitText } from "../../measure.ts";
import { svgNode } from "./svgNode.ts";

interface Line {
  text: string;
  left: number;
  right: number;
  readonly top: number;
  readonly height: number;
}

/** The lines of a text node, by where its characters stand. */
function linesOf(node: Text): readonly Line[] {
  const range = document.createRange();
  const lines: Line[] = [];
  let offset = 0;
  let unseen = "";
  for (const character of node.data) {
    range.setStart(node, offset);
    offset += character.length;
    range.setEnd(node, offset);
    const box = range.getClientRects()[0];
    if (setsApart.test(character)) {
      unseen += character;
      continue;
    }
    if (box === undefined || box.width === 0) continue;
    const last = lines.at(-1);
    const shown = unseen + (/\s/.test(character) ? character.replace(/[^\u00a0]/, " ") : character);
    unseen = "";
    if (last !== undefined && Math.abs(last.top - box.top) < 2) {
      // Some scripts run from right to left, and into a line that runs the other way.
      last.text += shown;
      last.left = Math.min(last.left, box.left);
      last.right = Math.max(last.right, box.right);
    } else {
      const { left, right, top, height } = box;
      lines.push({ text: shown, left, right, top, height });
    }
  }
  const last = lines.at(-1);
  if (last !== undefined) last.text += unseen;
  return lines.filter(({ text }) => text.trim() !== "");
}

/** Without a width, and yet what keeps the order of the words. */
const setsApart = /[\u200e\u200f\u2068\u2069]/;

const canvas = document.createElement("canvas").getContext("2d");

/** How far the baseline lies under the top of a line's box. */
function ascentOf(style: CSSStyleDeclaration, height: number): number {
  if (canvas === null) return height * 0.8;
  canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return canvas.measureText("x").fontBoundingBoxAscent;
}

/** The text of one node, cut where its box cuts it. */
export function textElements(node: Text): readonly SVGElement[] {
  const parent = node.parentElement;
  if (parent === null) return [];
  const style = getComputedStyle(parent);
  const limit = cutOf(parent);
  const size = Number.parseFloat(style.fontSize);
  const weight = Number(style.fontWeight);
  return linesOf(node).flatMap(({ text, left, right, top, height }) => {
    const isCut = right > limit.right + 1;
    if (left >= limit.right || top >= limit.bottom || top + height <= limit.top) return [];
    const shown = isCut ? fitText(text, limit.right - left, size, weight) : text;
    const attributes = {
      x: left,
      y: top + ascentOf(style, height),
      fill: style.color,
      "font-size": style.fontSize,
      "font-weight": style.fontWeight,
      "font-family": style.fontFamily,
      "letter-spacing": style.letterSpacing,
      "xml:space": "preserve",
      // Another machine's font must not be wider than the place that there is.
      ...(isCut || text.length < 2 ? {} : { textLength: right - left }),
      ...(parent.closest("s, del") === null ? {} : { "text-decoration": "line-through" }),
    };
    return [svgNode("text", attributes, shown)];
  });
}

interface Limit {
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What boxes around an element leave of it. */
function cutOf(element: Element): Limit {
  let limit: Limit = { right: Infinity, top: -Infinity, bottom: Infinity };
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (getComputedStyle(at).overflowX === "visible") continue;
    const { right, top, bottom } = at.getBoundingClientRect();
    limit = {
      right: Math.min(limit.right, right),
      top: Math.max(limit.top, top),
      bottom: Math.min(limit.bottom, bottom),
    };
  }
  return limit;
}

/** The grounds and rules of an element: a panel's line on top, a table's lines. */
export function boxElements(element: Element): readonly SVGElement[] {
  const style = getComputedStyle(element);
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const ground = style.backgroundColor;
  const found: SVGElement[] = [];
  if (!isClear(ground)) {
    const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
    found.push(svgNode("rect", { x: left, y: top, width, height, rx: radius, fill: ground }));
  }
  const line = (side: "top" | "right" | "bottom" | "left"): void => {
    const thickness = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
    const fill = style.getPropertyValue(`border-${side}-color`);
    if (!(thickness > 0) || isClear(fill)) return;
    const isFlat = side === "top" || side === "bottom";
    const x = side === "right" ? right - thickness : left;
    const y = side === "bottom" ? bottom - thickness : top;
    const size = isFlat ? { width, height: thickness } : { width: thickness, height };
    found.push(svgNode("rect", { x, y, ...size, fill }));
  };
  for (const side of ["top", "right", "bottom", "left"] as const) line(side);
  return found;
}

function isClear(colour: string): boolean {
  return colour === "transparent" || /,\s*0\)$|\/\s*0\)$/.test(colour);
}
