// What the verdict on a mode was before the last change of the scenario, where it was another one.
import type { ReactNode } from "react";
import { useWords, words } from "../words.ts";
import styles from "./Earlier.module.css";
import type { ShownMode } from "./shown.ts";

const earlierWords = words(
  { before: (headline: string) => `before: ${headline}` },
  { before: (headline) => `変更前: ${headline}` },
  { before: (headline) => `antes: ${headline}` },
);

/** Null where there is nothing to compare with, or nothing to tell. */
export function earlierHeadline({ before, verdict }: ShownMode): string | null {
  if (before === null) return null;
  const { headline } = before.verdict;
  return headline === verdict.headline ? null : headline;
}

export function Earlier({ mode }: { readonly mode: ShownMode }): ReactNode {
  const said = useWords(earlierWords);
  const headline = earlierHeadline(mode);
  // The line stays where others have something in it: verdicts side by side keep one height.
  return (
    <p className={styles["earlier"]}>{headline === null ? "\u00a0" : said.before(headline)}</p>
  );
}
