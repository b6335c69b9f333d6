// The picture to take away: what is on the stage, whatever view it is, with a caption that says
// what it shows. Texts and shapes stay texts and shapes, in one SVG that needs nothing of this
// page.
import { widthOf } from "../../measure.ts";
import { boxElements, textElements } from "./pageText.ts";
import { standalone } from "./standalone.ts";
import { svgNode } from "./svgNode.ts";

export interface Caption {
  readonly title: string;
  /** Mode and instant. */
  readonly about: string;
  /** Whom the sentence is about; null: nobody yet. */
  readonly who: string | null;
  readonly sentence: string;
  readonly link: string;
}

const margin = 24;

/** Draws the element, as it stands on the page, with the caption around it. */
export function pictureOf(stage: Element, caption: Caption): SVGElement {
  const frame = stage.getBoundingClientRect();
  const width = Math.max(320, frame.width);
  const references = new Map<string, SVGElement>();
  const body = svgNode("g");
  draw(stage, body, references);
  const colours = coloursOf(stage);
  const head = lines([caption.title], 22, 650, colours.ink, width);
  const about = lines([caption.about], 16, 400, colours.second, width);
  const said = caption.who === null ? caption.sentence : `${caption.who}: ${caption.sentence}`;
  const sentence = lines([said], 18, 400, colours.ink, width);
  const link = lines([caption.link], 14, 400, colours.third, width);
  const picture = svgNode("svg", { width, xmlns: "http://www.w3.org/2000/svg" });
  let y = 16;
  const place = (block: Block): void => {
    block.element.setAttribute("transform", `translate(${margin} ${y})`);
    picture.append(block.element);
    y += block.height;
  };
  place(head);
  place(about);
  y += 8;
  body.setAttribute("transform", `translate(${-frame.left} ${Math.round(y - frame.top)})`);
  picture.append(body);
  y += frame.height + 12;
  place(sentence);
  y += 6;
  place(link);
  const height = Math.round(y + 14);
  picture.setAttribute("height", String(height));
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  picture.setAttribute("font-family", getComputedStyle(stage).fontFamily);
  picture.setAttribute("font-variant-numeric", "tabular-nums");
  picture.prepend(
    svgNode("title", {}, `${caption.title}, ${caption.about}`),
    svgNode("desc", {}, `${said} ${caption.link}`),
    svgNode("rect", { width, height, fill: colours.paper }),
  );
  const defs = svgNode("defs");
  defs.append(...references.values());
  if (references.size > 0) picture.prepend(defs);
  return picture;
}

/** Walks through what is shown, in the order in which it is painted. */
function draw(element: Element, onto: SVGElement, references: Map<string, SVGElement>): void {
  let into = onto;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // A pixel wide: words for those who listen only. Clear: what appears under the pointer.
  const isHidden = style.display === "none" || style.visibility === "hidden" || box.width <= 1;
  if (isHidden || style.opacity === "0" || isControl(element)) return;
  if (style.opacity !== "1") {
    const faded = svgNode("g", { opacity: style.opacity });
    into.append(faded);
    into = faded;
  }
  if (element instanceof SVGSVGElement) {
    const copy = standalone(element, references);
    for (const key of ["x", "y", "width", "height"] as const) {
      copy.setAttribute(key, String(box[key]));
    }
    copy.removeAttribute("opacity");
    copy.setAttribute("overflow", style.overflow === "visible" ? "visible" : "hidden");
    into.append(copy);
    return;
  }
  into.append(...boxElements(element));
  if (element.scrollHeight > element.clientHeight && style.overflowY !== "visible") {
    into = windowOn(box, into);
  }
  for (const child of inPaintOrder(element)) {
    if (child instanceof Text) into.append(...textElements(child));
    else if (child instanceof Element) draw(child, into, references);
  }
}

/** What stays in sight while the rest scrolls lies over it. */
function inPaintOrder(element: Element): readonly ChildNode[] {
  const children = [...element.childNodes];
  const isOnTop = (child: ChildNode): boolean =>
    child instanceof Element && getComputedStyle(child).position === "sticky";
  return [...children.filter((child) => !isOnTop(child)), ...children.filter(isOnTop)];
}

/** What scrolls shows through a window of its size. */
function windowOn({ left, top, width, height }: DOMRect, into: SVGElement): SVGElement {
  const viewBox = `${left} ${top} ${width} ${height}`;
  const pane = svgNode("svg", { x: left, y: top, width, height, viewBox, overflow: "hidden" });
  into.append(pane);
  return pane;
}

/** What is there to be pressed, and says nothing about the run. */
function isControl(element: Element): boolean {
  if (element.matches("select, input, textarea, nav, aside, fieldset, [role=tablist]")) return true;
  const isButton = element.matches("button, [role=button]");
  return isButton && element.closest("h2, h3, td, th, li, [role=row]") === null;
}

interface Block {
  readonly element: SVGElement;
  readonly height: number;
}

/** Text broken into lines of the picture's width; a link breaks anywhere. */
function lines(
  texts: readonly string[],
  size: number,
  weight: number,
  fill: string,
  width: number,
): Block {
  const group = svgNode("g", { fill, "font-size": `${size}px`, "font-weight": weight });
  const room = width - 2 * margin;
  const step = Math.round(size * 1.35);
  let y = 0;
  for (const text of texts.flatMap((one) => broken(one, room, size, weight))) {
    y += step;
    group.append(svgNode("text", { y: y - size * 0.35 }, text));
  }
  return { element: group, height: y };
}

function broken(text: string, room: number, size: number, weight: number): readonly string[] {
  const found: string[] = [];
  let line = "";
  for (const piece of text.match(/[^\s/&=]+[\s/&=]*|[\s/&=]+/g) ?? []) {
    for (const part of widthOf(piece, size, weight) > room ? [...piece] : [piece]) {
      if (line !== "" && widthOf((line + part).trimEnd(), size, weight) > room) {
        found.push(line.trimEnd());
        line = "";
      }
      line += part;
    }
  }
  return line.trim() === "" ? found : [...found, line.trimEnd()];
}

interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly second: string;
  readonly third: string;
}

/** The tokens as colours: a probe on the page knows which theme holds. */
function coloursOf(stage: Element): Colours {
  const probe = document.createElement("span");
  stage.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    paper: colour("paper"),
    ink: colour("ink"),
    second: colour("ink-2"),
    third: colour("ink-3"),
  };
  probe.remove();
  return colours;
}
