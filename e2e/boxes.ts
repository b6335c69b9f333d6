// Whether what the stage says can be read: the boxes of its texts, marks, heads and signs, as the
// browser has laid them out. One call walks through many instants without loading the page anew.
import type { Page } from "@playwright/test";

/** A place that a link leads to, and by what the page shows that it has come there. */
export interface Stop {
  readonly hash: string;
  /** In English; empty where the page speaks another language. */
  readonly title: string;
  readonly ms: number;
}

export interface BoxFault {
  readonly hash: string;
  readonly what: string;
}

/** What is wrong at each of the stops, which the page goes to one after the other. */
export function boxFaults(page: Page, stops: readonly Stop[]): Promise<readonly BoxFault[]> {
  const parts = [
    nextFrame,
    hasCome,
    goTo,
    found,
    isSeen,
    letters,
    clipOf,
    lettersIn,
    linesIn,
    textsOf,
    headsOf,
    shapesOf,
    areOver,
    mayMeet,
    isCut,
    faultsNow,
    walk,
  ];
  return page.evaluate(`(() => {${parts.join("\n")}; return walk(${JSON.stringify(stops)})})()`);
}

// From here on: what runs within the page, sent there as text. Nothing in it is imported.

async function walk(stops: readonly Stop[]): Promise<readonly BoxFault[]> {
  const all: BoxFault[] = [];
  for (const stop of stops) {
    await goTo(stop);
    for (const what of faultsNow()) all.push({ hash: stop.hash, what });
  }
  return all;
}

function nextFrame(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(done));
}

function hasCome({ title, ms }: Stop): boolean {
  const now = document.querySelector("[role=slider][aria-valuemin]");
  return (
    (title === "" || document.title === `${title} – Everywrite`) &&
    Number(now?.getAttribute("aria-valuenow")) === ms &&
    document.querySelector("main svg, main table, main ol, main ul") !== null
  );
}

async function goTo(stop: Stop): Promise<void> {
  if (location.hash !== stop.hash) location.hash = stop.hash;
  for (let left = 600; left > 0 && !hasCome(stop); left -= 1) await nextFrame();
  if (!hasCome(stop)) throw new Error(`${stop.hash} was not reached`);
  // Some parts follow just after the picture; by its title alone a scenario is known at once.
  for (let left = stop.title === "" ? 30 : 3; left > 0; left -= 1) await nextFrame();
}

interface Sides {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Found extends Sides {
  readonly name: string;
  readonly kind: "text" | "mark" | "head" | "sign" | "ring";
  readonly element: Element;
}

/** A box with so much of it left out on each side. */
function found(kind: Found["kind"], element: Element, box: Sides, dx: number, dy: number): Found {
  return {
    kind,
    element,
    name: kind === "text" ? `“${(element.textContent ?? "").slice(0, 40)}”` : `a ${kind}`,
    left: box.left + dx,
    right: box.right - dx,
    top: box.top + dy,
    bottom: box.bottom - dy,
  };
}

/** For those who hear the page alone there are words that nobody sees. */
function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    (element instanceof SVGElement || (width > 2 && height > 2)) &&
    getComputedStyle(element).clipPath === "none" &&
    element.closest("aside, select") === null
  );
}

/** A part of a picture without its stroke, of which a halo is one. */
function letters(part: SVGGraphicsElement): DOMRect {
  const { x, y, width, height } = part.getBBox();
  const matrix = part.getScreenCTM() ?? undefined;
  const [from, to] = [new DOMPoint(x, y), new DOMPoint(x + width, y + height)];
  const [a, b] = [from.matrixTransform(matrix), to.matrixTransform(matrix)];
  return new DOMRect(a.x, a.y, b.x - a.x, b.y - a.y);
}

/** What others leave of an element; what scrolls can be brought into sight. */
function clipOf(element: Element): DOMRect {
  let [left, top, right, bottom] = [0, 0, innerWidth, innerHeight];
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    if (overflowX === "hidden" || overflowX === "clip") {
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    } else if (overflowX !== "visible") [left, right] = [-1e6, 1e6];
    if (overflowY === "hidden" || overflowY === "clip") {
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    } else if (overflowY !== "visible") [top, bottom] = [-1e6, 1e6];
  }
  return new DOMRect(left, top, right - left, bottom - top);
}

/** Texts of pictures. A line is as high as its font; the ink is less. */
function lettersIn(main: Element): Found[] {
  const texts = [...main.querySelectorAll<SVGTextElement>("svg text:not([data-halo])")];
  return texts.flatMap((text) => {
    const isPart = text.textContent === "" || text.closest("[data-mark]") !== null;
    if (isPart || !isSeen(text)) return [];
    const box = letters(text);
    return box.width === 0 ? [] : [found("text", text, box, 0.5, box.height * 0.24)];
  });
}

function linesIn(main: Element): Found[] {
  return [...main.querySelectorAll("*:not(svg, svg *)")].flatMap((element) => {
    const isText = [...element.childNodes].some(
      (node) => node.nodeType === 3 && (node.textContent ?? "").trim() !== "",
    );
    if (!isText || !isSeen(element)) return [];
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()]
      .filter(({ width }) => width > 1)
      .map((line) => found("text", element, line, 0.5, line.height * 0.2));
  });
}

function textsOf(main: Element): Found[] {
  return [...lettersIn(main), ...linesIn(main)];
}

/** One path holds many heads. The corners of their boxes are empty. */
function headsOf(main: Element): Found[] {
  const paths = [...main.querySelectorAll<SVGPathElement>("path[data-heads]")];
  return paths.flatMap((path) => {
    const pieces = (path.getAttribute("d") ?? "").split(/(?=M)/).filter((piece) => piece !== "");
    return pieces.map((piece) => {
      const part = path.cloneNode() as SVGPathElement;
      part.setAttribute("d", piece);
      path.parentElement?.append(part);
      const box = letters(part);
      part.remove();
      return found("head", path, box, box.width * 0.22, box.height * 0.22);
    });
  });
}

function shapesOf(main: Element): Found[] {
  const kinds = [
    ["mark", "[data-mark] path:first-of-type", 0.12],
    ["sign", "[data-sign]", 0.05],
    ["ring", "[data-ring]", 0.12],
  ] as const;
  const still = kinds.flatMap(([kind, selector, part]) =>
    [...main.querySelectorAll<SVGGraphicsElement>(selector)].flatMap((shape) => {
      if (!isSeen(shape)) return [];
      const box = letters(shape);
      return [found(kind, shape, box, box.width * part, box.height * part)];
    }),
  );
  return [...still, ...headsOf(main)];
}

function areOver(a: Found, b: Found): boolean {
  return (
    a.left < b.right - 0.5 &&
    b.left < a.right - 0.5 &&
    a.top < b.bottom - 0.5 &&
    b.top < a.bottom - 0.5
  );
}

/** These may be over one another: lines of one text, heads that meet, the ring of a mark. */
function mayMeet(a: Found, b: Found): boolean {
  if (a.element.contains(b.element) || b.element.contains(a.element)) return true;
  const kinds = [a.kind, b.kind];
  return !kinds.includes("text") && (!kinds.includes("sign") || kinds.includes("head"));
}

function isCut({ element, left, top, right, bottom }: Found): boolean {
  const clip = clipOf(element);
  const isInside =
    left >= clip.left - 1 &&
    right <= clip.right + 1 &&
    top >= clip.top - 1 &&
    bottom <= clip.bottom + 1;
  return !isInside;
}

function faultsNow(): readonly string[] {
  const main = document.querySelector("main");
  if (main === null) return ["there is no stage"];
  const faults: string[] = [];
  const texts = textsOf(main);
  const boxes = [...texts, ...shapesOf(main)];
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      if (areOver(a, b) && !mayMeet(a, b)) faults.push(`${a.name} is over ${b.name}`);
    }
  }
  for (const text of texts) if (isCut(text)) faults.push(`${text.name} is cut`);
  // What is shortened says what it is short for.
  for (const element of main.querySelectorAll("[data-full]")) {
    const full = element.getAttribute("data-full") ?? "";
    const isShort = [...full].length <= 8 && element.textContent !== full;
    if (isShort) faults.push(`“${full}” is shortened to “${element.textContent}”`);
  }
  return [...new Set(faults)];
}
