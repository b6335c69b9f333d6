// A document that is, as compact JSON, as large as is wanted to the byte.
import type { EntryDocument, ScenarioDocument } from "../scenarios/documentSchema.ts";

const said = (text: string): EntryDocument => ({ at: 0, say: text });
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Filled with entries of one kind as far as they fit, and with texts where they do not. */
export function largeDocument(
  size: number,
  entry: (i: number) => EntryDocument = () => said("x".repeat(900)),
): ScenarioDocument {
  const script: EntryDocument[] = [];
  const document: ScenarioDocument = { everywrite: 1, title: "Large", script, modes: ["lww"] };
  // The first has no comma before it.
  let left = size - bytes(document) + 1;
  const cost = (one: EntryDocument): number => bytes(one) + 1;
  const add = (one: EntryDocument): void => {
    script.push(one);
    left -= cost(one);
  };
  const least = cost(said("x"));
  for (let i = 0; left - cost(entry(i)) > least; i += 1) add(entry(i));
  while (left > cost(said("x".repeat(900)))) add(said("x".repeat(800)));
  add(said("x".repeat(left - cost(said("")))));
  return document;
}
