// Stands where something will, until it has been worked out.
import type { ReactNode } from "react";
import styles from "./Pending.module.css";
import { useWords, words } from "./words.ts";

const pendingWords = words(
  { pending: "working it out …" },
  { pending: "計算中…" },
  { pending: "calculando…" },
);

export function Pending(): ReactNode {
  return (
    <span className={styles["pending"]} data-pending>
      {useWords(pendingWords).pending}
    </span>
  );
}
