// A frame around what the last step changed.
import type { ReactNode } from "react";
import { useWords } from "../words.ts";
import styles from "./Fresh.module.css";
import { inspectorWords } from "./words.ts";

interface FreshProps {
  readonly on: boolean;
  readonly children: ReactNode;
}

export function Fresh({ on, children }: FreshProps): ReactNode {
  const said = useWords(inspectorWords);
  if (!on) return children;
  return (
    <span className={styles["fresh"]} data-fresh>
      {children}
      <span className={styles["unseen"]}>, {said.changed}</span>
    </span>
  );
}

/** The same for what has a frame of its own. */
export function FreshWord({ on }: { readonly on: boolean }): ReactNode {
  const said = useWords(inspectorWords);
  return on ? <span className={styles["unseen"]}>, {said.changed}</span> : null;
}
