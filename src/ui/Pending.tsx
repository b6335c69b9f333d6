// Stands where something will, until it has been worked out.
import type { ReactNode } from "react";
import styles from "./Pending.module.css";
import { useWords, words } from "./words.ts";

const pendingWords = words(
  { pending: "working it out …" },
  { pending: "計算中…" },
  { pending: "calculando…" },
);

/** `isBrief`: where many stand side by side, and one beside them says it in words. */
export function Pending({ isBrief = false }: { readonly isBrief?: boolean }): ReactNode {
  const { pending } = useWords(pendingWords);
  return (
    <span className={styles["pending"]} data-pending>
      {isBrief ? "…" : pending}
    </span>
  );
}
