// A copy of an SVG that needs nothing of this page: what style sheets and tokens say of it becomes
// its own attributes, and what it refers to comes along.

/** What decides how a shape or a text looks. All but the last are inherited. */
const inherited = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-dashoffset",
  "stroke-linecap",
  "stroke-linejoin",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "letter-spacing",
  "text-anchor",
  "dominant-baseline",
  "visibility",
] as const;

/** Of use only to this page. */
const own = ["class", "style", "tabindex", "role", "focusable"];

/** The copy, with all of `references` that it and they name. */
export function standalone(source: SVGElement, references: Map<string, SVGElement>): SVGElement {
  const copy = source.cloneNode(true) as SVGElement;
  bake(source, copy, null, references);
  return copy;
}

function bake(
  source: Element,
  copy: Element,
  above: CSSStyleDeclaration | null,
  references: Map<string, SVGElement>,
): void {
  const style = getComputedStyle(source);
  if (style.display === "none") {
    copy.remove();
    return;
  }
  tidy(copy);
  for (const name of inherited) {
    const value = style.getPropertyValue(name);
    copy.removeAttribute(name);
    if (above !== null && above.getPropertyValue(name) === value) continue;
    copy.setAttribute(name, value);
    follow(value, references);
  }
  if (style.opacity !== "1") copy.setAttribute("opacity", style.opacity);
  for (const name of ["clip-path", "mask", "marker-end", "href"]) {
    follow(copy.getAttribute(name) ?? "", references);
  }
  // The copies of children that are not shown go away meanwhile.
  const children = [...copy.children];
  for (const [i, child] of [...source.children].entries()) {
    const twin = children[i];
    if (twin !== undefined) bake(child, twin, style, references);
  }
}

function tidy(copy: Element): void {
  for (const { name } of [...copy.attributes]) {
    if (own.includes(name) || /^(?:data|aria)-/.test(name)) copy.removeAttribute(name);
  }
}

/** Takes along what `url(#…)` or `#…` names. */
function follow(value: string, references: Map<string, SVGElement>): void {
  const id = /^(?:url\(["']?)?#([^"')]+)/.exec(value)?.[1];
  if (id === undefined || references.has(id)) return;
  const source = document.getElementById(id);
  if (!(source instanceof SVGElement)) return;
  const copy = source.cloneNode(true) as SVGElement;
  references.set(id, copy);
  bake(source, copy, null, references);
}
