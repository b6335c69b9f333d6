// All modes side by side under one clock. The same place on each map means the same city.
import { memo, type ReactNode } from "react";
import { summaryIn } from "../../session/texts/texts.ts";
import { usePage, useSession } from "../page.ts";
import { Chips } from "./Chips.tsx";
import styles from "./Compare.module.css";
import { Earlier, earlierHeadline } from "./Earlier.tsx";
import { MapFrame } from "./MapFrame.tsx";
import { modeOf, type Shown } from "./shown.ts";
import { useInTurn } from "./useInTurn.ts";

/** More panels than this in one row would be too narrow for three values. */
const mostInRow = 5;

export function Compare({ shown }: { readonly shown: Shown }): ReactNode {
  const count = shown.modes.length;
  const inTurn = useInTurn(shown);
  const columns = count <= mostInRow ? count : Math.ceil(count / 2);
  return (
    <div
      className={`${styles["panels"]} ${count > mostInRow ? styles["rows"] : ""}`}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {shown.modes.map(({ run: { index } }, i) => {
        const drawn = inTurn[i] ?? null;
        return (
          <StillPanel key={index} shown={drawn ?? shown} index={index} isDue={drawn !== null} />
        );
      })}
    </div>
  );
}

interface PanelProps {
  readonly shown: Shown;
  /** Which of the runs. */
  readonly index: number;
  /** Whether its map may be drawn: it has had its turn. */
  readonly isDue: boolean;
}

/** As it is, until something else is shown in it. */
const StillPanel = memo(Panel);

function Panel({ shown, index, isDue }: PanelProps): ReactNode {
  const { session } = usePage();
  const texts = useSession((state) => state.texts);
  const mode = modeOf(shown, index);
  if (mode === undefined) return null;
  const { run, verdict } = mode;
  const summary = summaryIn(texts, run.trace.mode.about);
  const isTold = shown.told === index;
  const hasEarlier = shown.modes.some((one) => earlierHeadline(one) !== null);
  return (
    <section
      className={`${styles["panel"]} ${isTold ? styles["told"] : ""}`}
      aria-label={run.title}
      data-mode={run.index}
    >
      <h2>
        <button
          type="button"
          title={`${run.title}: ${summary}`}
          aria-description={summary}
          onClick={() => session.expand(run.index)}
        >
          {run.heading}
        </button>
      </h2>
      <MapFrame shown={shown} mode={mode} isDue={isDue} />
      <h3 className={verdict.trouble ? styles["trouble"] : ""}>{verdict.headline}</h3>
      {hasEarlier && <Earlier mode={mode} />}
      <p className={styles["why"]}>{verdict.why}</p>
      <Chips verdict={verdict} />
    </section>
  );
}
