// One mode, large: its map and its verdict. On a phone the verdict stands above it.
import type { ReactNode } from "react";
import { summaryIn } from "../../session/texts/texts.ts";
import { Termed } from "../glossary/Termed.tsx";
import { useFinder } from "../glossary/useFinder.ts";
import { media, useMedia } from "../media.ts";
import { useSession } from "../page.ts";
import { Chips } from "./Chips.tsx";
import { Earlier, earlierHeadline } from "./Earlier.tsx";
import styles from "./Expanded.module.css";
import { Legend } from "./Legend.tsx";
import { MapFrame } from "./MapFrame.tsx";
import { modeOf, type Shown } from "./shown.ts";

export function Expanded({ shown }: { readonly shown: Shown }): ReactNode {
  const index = useSession((state) => state.expanded ?? 0);
  const isNarrow = useMedia(media.narrow);
  const texts = useSession((state) => state.texts);
  const isEmbedded = useSession((state) => state.embed);
  const find = useFinder(!isEmbedded);
  const mode = modeOf(shown, index);
  if (mode === undefined) return null;
  const { run, verdict } = mode;
  const summary = summaryIn(texts, run.trace.mode.about);
  return (
    <section className={styles["picture"]} aria-label={run.title} data-mode={run.index}>
      <MapFrame shown={shown} mode={mode} large={!isNarrow} />
      {!isNarrow && (
        <header className={styles["title"]}>
          <h2 title={run.title}>{run.heading}</h2>
          <p className={styles["summary"]}>
            <Termed text={summary} find={find} />
          </p>
          <h3 className={verdict.trouble ? styles["trouble"] : ""}>{verdict.headline}</h3>
          {earlierHeadline(mode) !== null && <Earlier mode={mode} />}
          <p>{verdict.why}</p>
          <Chips verdict={verdict} />
        </header>
      )}
      {!isNarrow && <Legend runs={[run]} />}
    </section>
  );
}
