// What a replica knows about a row: stamp, vector, counts, holders; with `before`, what is new in
// it is framed.
import type { ReactNode } from "react";
import type { VectorEntries } from "../../sim/note.ts";
import type { Knowledge } from "../../sim/panel.ts";
import { type Looks, lookOf } from "../places.ts";
import { useFormat, useWords } from "../words.ts";
import { Tile, Tiles } from "./Tiles.tsx";
import { inspectorWords } from "./words.ts";

interface KnowledgeViewProps {
  readonly knowledge: Knowledge;
  readonly before?: Knowledge | null;
  readonly looks: Looks;
}

export function KnowledgeView({ knowledge, before, looks }: KnowledgeViewProps): ReactNode {
  const { knowledgeKinds: said } = useWords(inspectorWords);
  const { milliseconds } = useFormat();
  const vector = vectorOf(knowledge);
  if (vector !== null) {
    const old = before === null || before === undefined ? null : vectorOf(before);
    const isFresh = (node: string): boolean =>
      old !== null && (old[node] ?? 0) !== (vector[node] ?? 0);
    return <Tiles vector={vector} looks={looks} isFresh={isFresh} />;
  }
  const name = (node: string): string => lookOf(looks, node).name;
  switch (knowledge.kind) {
    case "stamp": {
      const { us, node } = knowledge.stamp;
      if (node === "") return said.start;
      return (
        <Tile node={node} looks={looks}>
          {milliseconds(us)}
        </Tile>
      );
    }
    case "ballot":
      return (
        <Tile node={knowledge.ballot.node} looks={looks}>
          {knowledge.ballot.round}
        </Tile>
      );
    case "holders":
      return `${said.holders} ${knowledge.nodes.map(name).join(", ")}`;
    case "home":
      return `${said.home} ${name(knowledge.node)}`;
    case "primary":
      return `${said.primary} ${name(knowledge.node)}`;
    case "sequence":
      return said.entry(knowledge.sequence);
    case "arrival":
      return knowledge.from === null ? said.start : `${said.from} ${name(knowledge.from)}`;
    default:
      return null;
  }
}

/** What is a number for each node. */
function vectorOf(knowledge: Knowledge): VectorEntries | null {
  switch (knowledge.kind) {
    case "vector":
      return knowledge.vector;
    case "rights":
      return knowledge.rights;
    case "counts": {
      const { up, down } = knowledge;
      const nodes = Object.keys({ ...up, ...down });
      return Object.fromEntries(nodes.map((node) => [node, (up[node] ?? 0) - (down[node] ?? 0)]));
    }
    default:
      return null;
  }
}
