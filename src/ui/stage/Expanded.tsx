// One mode, large: its map and its verdict. On a phone the verdict stands above it.
import { type ReactNode, type RefObject, useMemo, useRef } from "react";
import { summaryIn } from "../../session/texts/texts.ts";
import { Termed } from "../glossary/Termed.tsx";
import { useFinder } from "../glossary/useFinder.ts";
import { media, useMedia } from "../media.ts";
import { useSession } from "../page.ts";
import { useSize } from "../size.ts";
import { Chips } from "./Chips.tsx";
import { Earlier, earlierHeadline } from "./Earlier.tsx";
import styles from "./Expanded.module.css";
import { Legend } from "./Legend.tsx";
import { MapFrame } from "./MapFrame.tsx";
import type { Box } from "./map/geometry.ts";
import { modeOf, type Shown } from "./shown.ts";

export function Expanded({ shown }: { readonly shown: Shown }): ReactNode {
  const index = useSession((state) => state.expanded ?? 0);
  const isNarrow = useMedia(media.narrow);
  const titleWidth = useMedia(media.large) ? 300 : 250;
  const texts = useSession((state) => state.texts);
  const isEmbedded = useSession((state) => state.embed);
  const find = useFinder(!isEmbedded);
  const picture = useRef<HTMLElement>(null);
  const title = useRef<HTMLElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const blocked = useBlocked({ picture, title, legend }, titleWidth);
  const mode = modeOf(shown, index);
  if (mode === undefined) return null;
  const { run, verdict } = mode;
  const summary = summaryIn(texts, run.trace.mode.about);
  return (
    <section
      ref={picture}
      className={styles["picture"]}
      aria-label={run.title}
      data-mode={run.index}
    >
      <MapFrame
        shown={shown}
        mode={mode}
        large={!isNarrow}
        aside={isNarrow ? 0 : titleWidth}
        blocked={blocked}
        isDue={isNarrow || blocked.length > 0}
      />
      {!isNarrow && (
        <header ref={title} className={styles["title"]} style={{ width: titleWidth }}>
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
      {!isNarrow && <Legend runs={[run]} ref={legend} />}
    </section>
  );
}

/** The title grows and shrinks with what is said there: in such steps the map keeps off it. */
const stepPx = 10;

/** Above the title and under the legend. */
const edgePx = 20;

/** At least as much as stands beside the legend. */
const marginPx = 32;

/**
 * The boxes of title and legend, over the map. For as long as the mode stands there the title's
 * never shrinks, so that the map does not move to and fro.
 */
function useBlocked(
  parts: Readonly<Record<"picture" | "title" | "legend", RefObject<HTMLElement | null>>>,
  width: number,
): readonly Box[] {
  const picture = useSize(parts.picture);
  const title = useSize(parts.title);
  const legend = useSize(parts.legend);
  const highest = useRef(0);
  const height = title === null ? 0 : Math.ceil((title.height + edgePx) / stepPx) * stepPx;
  highest.current = Math.max(highest.current, height);
  const bottom = highest.current;
  return useMemo(() => {
    if (picture === null || legend === null || bottom === 0) return [];
    const top = picture.height - edgePx - legend.height;
    const left = picture.width - 2 * marginPx - legend.width;
    return [
      { left: 0, top: 0, right: width, bottom },
      { left, top, right: picture.width, bottom: picture.height },
    ];
  }, [width, bottom, picture, legend]);
}
