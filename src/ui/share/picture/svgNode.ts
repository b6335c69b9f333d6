// Making SVG elements: as objects, never as text, so that nothing in a scenario can become markup.

const svgSpace = "http://www.w3.org/2000/svg";

export type Attributes = Readonly<Record<string, string | number>>;

export function svgNode(name: string, attributes: Attributes = {}, text = ""): SVGElement {
  const element = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, typeof value === "number" ? String(round(value)) : value);
  }
  if (text !== "") element.textContent = text;
  return element;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
