// What a replica knows about a row, as one line of text and signs.
import { and, millisecondsNumber } from "../../../session/words.ts";
import type { VectorEntries } from "../../../sim/note.ts";
import type { Knowledge } from "../../../sim/panel.ts";
import { type Looks, lookOf } from "../../places.ts";
import type { TextPart } from "./textPart.ts";

export function knowledgeParts(knowledge: Knowledge, looks: Looks): readonly TextPart[] {
  const sign = (node: string): TextPart => {
    const { glyph, colour } = lookOf(looks, node);
    return { text: glyph, colour, gap: 4 };
  };
  const entries = (vector: VectorEntries, all: boolean): TextPart[] =>
    ordered(vector, looks)
      .filter(([, count]) => all || count !== 0)
      .flatMap(([node, count]) => [sign(node), { text: signed(count), gap: 2 }]);
  switch (knowledge.kind) {
    case "stamp":
      if (knowledge.stamp.node === "") return [{ text: "as at the start", gap: 4 }];
      return [
        { text: `stamp ${millisecondsNumber(knowledge.stamp.us)}`, gap: 4 },
        sign(knowledge.stamp.node),
      ];
    case "vector":
      // Of many nodes only those that have written: what is left out is zero.
      return Object.keys(looks).length > 3
        ? entries(knowledge.vector, false)
        : entries(withAll(knowledge.vector, looks), true);
    case "counts":
      return entries(difference(knowledge.up, knowledge.down), false);
    case "rights":
      return [{ text: "rights", gap: 4 }, ...entries(knowledge.rights, true)];
    case "ballot":
      return [{ text: `ballot ${knowledge.ballot.round}`, gap: 4 }, sign(knowledge.ballot.node)];
    case "holders":
      return knowledge.nodes.length === 0
        ? []
        : [{ text: "holds", gap: 4 }, ...knowledge.nodes.map(sign)];
    case "home":
      return [{ text: "home", gap: 4 }, sign(knowledge.node)];
    case "primary":
      return [{ text: "primary", gap: 4 }, sign(knowledge.node)];
    case "sequence":
      return [{ text: `entry ${knowledge.sequence}`, gap: 4 }];
    case "arrival":
      return knowledge.from === null
        ? [{ text: "as at the start", gap: 4 }]
        : [{ text: "from", gap: 4 }, sign(knowledge.from)];
  }
}

/** The same in words, without signs. */
export function knowledgeText(knowledge: Knowledge, looks: Looks): string {
  const name = (node: string): string => lookOf(looks, node).name;
  const list = (vector: VectorEntries): string =>
    and(ordered(vector, looks).map(([node, count]) => `${name(node)} ${signed(count)}`));
  switch (knowledge.kind) {
    case "stamp":
      return knowledge.stamp.node === ""
        ? "as at the start"
        : `stamp ${millisecondsNumber(knowledge.stamp.us)} of ${name(knowledge.stamp.node)}`;
    case "vector":
      return list(withAll(knowledge.vector, looks));
    case "counts":
      return list(difference(knowledge.up, knowledge.down));
    case "rights":
      return `rights ${list(knowledge.rights)}`;
    case "ballot":
      return `ballot ${knowledge.ballot.round} of ${name(knowledge.ballot.node)}`;
    case "holders":
      return knowledge.nodes.length === 0 ? "" : `held by ${and(knowledge.nodes.map(name))}`;
    case "home":
    case "primary":
      return `${knowledge.kind} ${name(knowledge.node)}`;
    case "sequence":
      return `entry ${knowledge.sequence}`;
    case "arrival":
      return knowledge.from === null ? "as at the start" : `from ${name(knowledge.from)}`;
  }
}

function ordered(vector: VectorEntries, looks: Looks): [string, number][] {
  return Object.keys(looks).flatMap((node): [string, number][] => {
    const count = vector[node];
    return count === undefined ? [] : [[node, count]];
  });
}

/** A vector with its zeros. */
function withAll(vector: VectorEntries, looks: Looks): VectorEntries {
  return Object.fromEntries(Object.keys(looks).map((node) => [node, vector[node] ?? 0]));
}

function difference(up: VectorEntries, down: VectorEntries): VectorEntries {
  const nodes = [...new Set([...Object.keys(up), ...Object.keys(down)])];
  return Object.fromEntries(nodes.map((node) => [node, (up[node] ?? 0) - (down[node] ?? 0)]));
}

function signed(count: number): string {
  return String(count).replace("-", "−");
}
