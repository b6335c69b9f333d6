// The ring that marks an event on the stage by how it stands to the one that is looked at: solid
// for what came before, dashed for what came after, ticks for what did not know.
import type { ReactNode } from "react";
import styles from "./RelationSign.module.css";

export type ShownRelation = "before" | "after" | "concurrent";

export function RelationSign({ relation }: { readonly relation: ShownRelation }): ReactNode {
  return (
    <svg className={styles["sign"]} viewBox="0 0 24 24" aria-hidden="true">
      <circle className={styles[relation]} cx="12" cy="12" r="8.5" />
    </svg>
  );
}
