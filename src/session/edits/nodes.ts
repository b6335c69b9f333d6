// What a document says of its nodes.
import { canonical } from "../../lib/canonical.ts";
import { nodeIdsOf } from "../../scenarios/defaults.ts";
import type { NodeDocument } from "../../scenarios/documentSchema.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import type { Edit } from "./edit.ts";

export type NodeObject = Exclude<NodeDocument, string>;

function nodesIn(document: ScenarioDocument): readonly NodeDocument[] {
  return document.nodes ?? nodeIdsOf(document);
}

function idOf(node: NodeDocument): string {
  return typeof node === "string" ? node : node.id;
}

export function changeNode(id: string, change: (node: NodeObject) => NodeObject): Edit {
  return (document) => {
    const nodes = nodesIn(document).map((node) => {
      if (idOf(node) !== id) return node;
      const changed = change(typeof node === "string" ? { id: node } : node);
      return Object.keys(changed).length === 1 ? changed.id : changed;
    });
    const isSame = canonical(nodes) === canonical(nodesIn(document));
    return isSame ? document : { ...document, nodes };
  };
}
