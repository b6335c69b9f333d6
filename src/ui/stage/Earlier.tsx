// What the verdict on a mode is of the runs to compare with, where it is another one.
import type { ReactNode } from "react";
import styles from "./Earlier.module.css";
import { useEarlierText } from "./earlierWords.ts";
import type { ShownMode } from "./shown.ts";

/** Null where there is nothing to compare with, or nothing to tell. */
export function earlierHeadline({ before, verdict }: ShownMode): string | null {
  if (before === null) return null;
  const { headline } = before.verdict;
  return headline === verdict.headline ? null : headline;
}

export function Earlier({ mode }: { readonly mode: ShownMode }): ReactNode {
  const earlier = useEarlierText();
  const headline = earlierHeadline(mode);
  // The line stays where others have something in it: verdicts side by side keep one height.
  return <p className={styles["earlier"]}>{headline === null ? "\u00a0" : earlier(headline)}</p>;
}
