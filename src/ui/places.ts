// How a node looks, everywhere on the page: shape, colour and letter. Tokyo, London and São Paulo
// have their own; other nodes take a look that is left over, and from the fourth on an outline,
// each of another shape: without colours, too, nine cities can be told apart.
import { type Cities, cityName, lettersIn } from "../narrate/cities.ts";
import type { NodeSetup } from "../sim/scenario.ts";

export type Shape =
  | "circle"
  | "square"
  | "triangle"
  | "diamond"
  | "pentagon"
  | "star"
  | "wedge"
  | "hexagon"
  | "cross";

export interface Look {
  readonly shape: Shape;
  /** Name of the colour among the tokens. */
  readonly colour: string;
  /** Name of the colour of the letter inside. */
  readonly letterColour: string;
  readonly letter: string;
  /** The shape as a character, for lines of text. */
  readonly glyph: string;
  readonly name: string;
}

type Style = Omit<Look, "letter" | "name">;

const own: readonly (Style & { readonly city: string })[] = [
  place("tokyo", "circle", "●"),
  place("london", "square", "■"),
  place("saopaulo", "triangle", "▲"),
];

/** In the order in which further nodes take them. */
const further: readonly Style[] = (
  [
    ["diamond", "◇"],
    ["pentagon", "⬠"],
    ["wedge", "▽"],
    ["hexagon", "⬡"],
    ["star", "☆"],
    ["cross", "✚"],
  ] as const
).map(([shape, glyph]) => ({
  shape,
  glyph,
  colour: "var(--extra)",
  letterColour: "var(--ink)",
}));

const [unknown] = further as readonly [Style, ...Style[]];

/** Drawn by its edge alone. */
export function isOutline({ shape }: Pick<Look, "shape">): boolean {
  return further.some((style) => style.shape === shape);
}

function place(city: string, shape: Shape, glyph: string): Style & { readonly city: string } {
  return { city, shape, glyph, colour: `var(--${city})`, letterColour: `var(--on-${city})` };
}

export type Looks = Readonly<Record<string, Look>>;

/** The look of each node of a scenario, with its name in the language of the cities' names. */
export function looksOf(nodes: readonly NodeSetup[], cities: Cities): Looks {
  const left = own.filter(({ city }) => nodes.every(({ id }) => id !== city));
  const outlines = [...further];
  const looks: Record<string, Look> = {};
  const letters = lettersOf(nodes);
  for (const [i, { id, name }] of nodes.entries()) {
    const { shape, colour, letterColour, glyph } =
      own.find(({ city }) => city === id) ??
      (i < own.length ? left.shift() : undefined) ??
      outlines.shift() ??
      unknown;
    const called = cityName(name, { cities });
    looks[id] = { shape, colour, letterColour, glyph, name: called, letter: letters[i] ?? "?" };
  }
  return looks;
}

/** The first letter, or the first two where an earlier name has the same. */
function lettersOf(nodes: readonly NodeSetup[]): readonly string[] {
  const taken = new Set<string>();
  return nodes.map((node) => {
    const characters = lettersIn(node);
    const first = (characters[0] ?? "?").toUpperCase();
    const rest = characters.slice(1).map((character) => first + character.toLowerCase());
    const letter = [first, ...rest].find((candidate) => !taken.has(candidate)) ?? first;
    taken.add(letter);
    return letter;
  });
}

export function lookOf(looks: Looks, node: string): Look {
  return looks[node] ?? { ...unknown, letter: "?", name: node };
}
