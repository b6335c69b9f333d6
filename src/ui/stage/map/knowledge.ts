// What a replica knows about a row, as one line of text and signs.
import type { Locale } from "../../../session/locale.ts";
import { and, millisecondsNumber } from "../../../session/words.ts";
import type { VectorEntries } from "../../../sim/note.ts";
import type { Knowledge } from "../../../sim/panel.ts";
import { type Looks, lookOf } from "../../places.ts";
import type { TextPart } from "./textPart.ts";
import type { MapWords } from "./words.ts";

/** How what is known is put into words. */
export interface Voice {
  readonly said: MapWords;
  readonly locale: Locale;
}

export function knowledgeParts(
  knowledge: Knowledge,
  looks: Looks,
  { said, locale }: Voice,
): readonly TextPart[] {
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
      if (knowledge.stamp.node === "") return [{ text: said.asAtStart, gap: 4 }];
      return [
        { text: `${said.stamp} ${millisecondsNumber(knowledge.stamp.us, locale)}`, gap: 4 },
        sign(knowledge.stamp.node),
      ];
    case "stamps": {
      const { stamps } = knowledge;
      if (stamps.every(({ stamp }) => stamp.node === "")) return [{ text: said.asAtStart, gap: 4 }];
      return [
        { text: stamps.length === 1 ? said.stamp : said.stamps, gap: 4 },
        ...stamps.flatMap(({ stamp }) =>
          stamp.node === ""
            ? [{ text: "–", gap: 5 }]
            : [{ text: millisecondsNumber(stamp.us, locale), gap: 5 }, sign(stamp.node)],
        ),
      ];
    }
    case "vector":
      // Of many nodes only those that have written: what is left out is zero.
      return Object.keys(looks).length > 3
        ? entries(knowledge.vector, false)
        : entries(withAll(knowledge.vector, looks), true);
    case "counts":
      return entries(difference(knowledge.up, knowledge.down), false);
    case "rights":
      return [{ text: said.rights, gap: 4 }, ...entries(knowledge.rights, true)];
    case "ballot":
      return [
        { text: `${said.ballot} ${knowledge.ballot.round}`, gap: 4 },
        sign(knowledge.ballot.node),
      ];
    case "holders":
      return knowledge.nodes.length === 0
        ? []
        : [{ text: said.holds, gap: 4 }, ...knowledge.nodes.map(sign)];
    case "home":
      return [{ text: said.home, gap: 4 }, sign(knowledge.node)];
    case "primary":
      return [{ text: said.primary, gap: 4 }, sign(knowledge.node)];
    case "sequence":
      return [{ text: `${said.entry} ${knowledge.sequence}`, gap: 4 }];
    case "arrival":
      return knowledge.from === null
        ? [{ text: said.asAtStart, gap: 4 }]
        : [{ text: said.from, gap: 4 }, sign(knowledge.from)];
  }
}

/** The same in words, without signs. */
export function knowledgeText(knowledge: Knowledge, looks: Looks, voice: Voice): string {
  const { said, locale } = voice;
  const name = (node: string): string => lookOf(looks, node).name;
  const list = (vector: VectorEntries): string =>
    and(
      ordered(vector, looks).map(([node, count]) => `${name(node)} ${signed(count)}`),
      locale,
    );
  switch (knowledge.kind) {
    case "stamp":
      return knowledge.stamp.node === ""
        ? said.asAtStart
        : said.of(
            `${said.stamp} ${millisecondsNumber(knowledge.stamp.us, locale)}`,
            name(knowledge.stamp.node),
          );
    case "stamps":
      return and(
        knowledge.stamps.map(({ field, stamp }) =>
          stamp.node === ""
            ? `${field}: ${said.asAtStart}`
            : `${field}: ${said.of(
                `${said.stamp} ${millisecondsNumber(stamp.us, locale)}`,
                name(stamp.node),
              )}`,
        ),
        locale,
      );
    case "vector":
      return list(withAll(knowledge.vector, looks));
    case "counts":
      return list(difference(knowledge.up, knowledge.down));
    case "rights":
      return `${said.rights} ${list(knowledge.rights)}`;
    case "ballot":
      return said.of(`${said.ballot} ${knowledge.ballot.round}`, name(knowledge.ballot.node));
    case "holders":
      return knowledge.nodes.length === 0
        ? ""
        : said.heldBy(and(knowledge.nodes.map(name), locale));
    case "home":
    case "primary":
      return `${said[knowledge.kind]} ${name(knowledge.node)}`;
    case "sequence":
      return `${said.entry} ${knowledge.sequence}`;
    case "arrival":
      return knowledge.from === null ? said.asAtStart : said.fromNode(name(knowledge.from));
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

/** What a large map says besides: the node's role, and how long its client waits; null: nothing. */
export function remarkText(
  role: string | null,
  wait: string | null,
  said: Voice["said"],
): string | null {
  const texts = [
    ...(role === null ? [] : [said.roles[role] ?? role]),
    ...(wait === null ? [] : [wait]),
  ];
  return texts.length === 0 ? null : texts.join(", ");
}
