// The comparison in words, for those who do not see it: each mode with its verdict.
import type { ReactNode } from "react";
import { useSession } from "../../page.ts";
import type { Shown } from "../shown.ts";
import styles from "./TimeView.module.css";

export function Spoken({ shown }: { readonly shown: Shown }): ReactNode {
  const expanded = useSession((state) => state.expanded);
  return shown.modes
    .filter(({ run }) => expanded === null || run.index === expanded)
    .map(({ run, verdict }) => (
      <section
        key={run.index}
        className={styles["spoken"]}
        aria-label={run.title}
        data-mode={run.index}
      >
        <h2>{run.heading}</h2>
        <h3>{verdict.headline}</h3>
        <p>{verdict.why}</p>
        <p>{verdict.ok.text}</p>
      </section>
    ));
}
