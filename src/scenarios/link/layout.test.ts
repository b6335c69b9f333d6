// The orders that links rely on. `layout2.txt` is FROZEN: what stands there was so when version 2
// was published, and must stay so; what came later is not in it.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { documentSchema } from "../documentSchema.ts";
import { encodingOf } from "../encoding.ts";

/** One line for each place in the layout: an object's keys, kinds and words, a leaf's encoding. */
function* placesIn(schema: object, path: string): Generator<string> {
  const encoding = encodingOf(schema);
  if (typeof encoding === "string") yield `${path}: ${encoding}`;
  else if ("constant" in encoding) yield `${path}: always ${String(encoding.constant)}`;
  else if ("words" in encoding) {
    for (const [i, word] of encoding.words.entries()) yield `${path}: word ${i} is ${word}`;
  } else if ("list" in encoding) yield* placesIn(encoding.list, `${path}[]`);
  else if ("record" in encoding) {
    yield* placesIn(encoding.key, `${path}{key}`);
    yield* placesIn(encoding.record, `${path}{}`);
  } else if ("object" in encoding) yield* keysIn(encoding.object, path);
  else if ("variants" in encoding) {
    for (const [i, [kind, one]] of Object.entries(encoding.variants).entries()) {
      yield `${path}: kind ${i} is ${kind}`;
      yield* placesIn(one, `${path}<${kind}>`);
    }
  } else {
    yield* placesIn(encoding.short, `${path}~`);
    yield* placesIn(encoding.long, path);
  }
}

function* keysIn(entries: Readonly<Record<string, object>>, path: string): Generator<string> {
  const all = Object.entries(entries);
  const required = all.filter(([, schema]) => !("wrapped" in schema));
  // None can be added or taken away: there is no bit that says whether it is there.
  yield `${path}: always has ${required.map(([key]) => key).join(", ") || "nothing"}`;
  let bit = 0;
  for (const [key, schema] of all) {
    if ("wrapped" in schema) {
      yield `${path}: bit ${bit} is ${key}`;
      bit += 1;
    }
    const inner = "wrapped" in schema ? (schema.wrapped as object) : schema;
    yield* placesIn(inner, `${path}.${key}`);
  }
}

it("keeps every place that links of version 2 rely on", () => {
  const frozen = readFileSync(new URL("layout2.txt", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const places = new Set(placesIn(documentSchema, ""));
  expect(frozen.filter((place) => !places.has(place))).toEqual([]);
  expect(frozen.length).toBeGreaterThan(150);
});
