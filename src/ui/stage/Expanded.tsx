// One mode, large: its map, its verdict, and the inspector beside it.
import type { ReactNode } from "react";
import { Inspector } from "../inspector/Inspector.tsx";
import { useSession } from "../page.ts";
import { Chips } from "./Chips.tsx";
import styles from "./Expanded.module.css";
import { Legend } from "./Legend.tsx";
import { MapFrame } from "./MapFrame.tsx";
import type { Shown } from "./shown.ts";

export function Expanded({ shown }: { readonly shown: Shown }): ReactNode {
  const index = useSession((state) => state.expanded ?? 0);
  const mode = shown.modes[index];
  if (mode === undefined) return null;
  const { run, verdict } = mode;
  return (
    <div className={styles["expanded"]}>
      <section className={styles["picture"]} aria-label={run.title}>
        <MapFrame shown={shown} mode={mode} large />
        <header className={styles["title"]}>
          <h2 title={run.title}>{run.heading}</h2>
          <h3 className={verdict.trouble ? styles["trouble"] : ""}>{verdict.headline}</h3>
          <p>{verdict.why}</p>
          <Chips verdict={verdict} />
        </header>
        <Legend run={run} />
      </section>
      <Inspector mode={mode} looks={shown.looks} />
    </div>
  );
}
