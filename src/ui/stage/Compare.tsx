// All modes side by side under one clock. The same place on each map means the same city.
import { memo, type ReactNode, useMemo } from "react";
import { summaryIn } from "../../session/texts/texts.ts";
import { media, useMedia } from "../media.ts";
import { usePage, useSession } from "../page.ts";
import { useSame } from "../useSame.ts";
import { Chips } from "./Chips.tsx";
import styles from "./Compare.module.css";
import { Earlier, earlierHeadline } from "./Earlier.tsx";
import { Legend } from "./Legend.tsx";
import { MapFrame } from "./MapFrame.tsx";
import { textOf } from "./map/CityRows.tsx";
import { modeOf, type Shown, type ShownMode } from "./shown.ts";
import { useInTurn } from "./useInTurn.ts";

/** More panels than this in one row would be too narrow for three values; on a tablet, two. */
const mostInRow = { usual: 5, narrow: 2 };

export function Compare({ shown }: { readonly shown: Shown }): ReactNode {
  const count = shown.modes.length;
  const inTurn = useInTurn(shown);
  const usual = useMemo(() => usualTexts(shown.modes), [shown.modes]);
  const runs = useSame(shown.modes.map(({ run }) => run));
  const isNarrow = useMedia(media.narrow);
  const most = isNarrow ? mostInRow.narrow : mostInRow.usual;
  const rows = isNarrow ? Math.ceil(count / most) : count > most ? 2 : 1;
  const columns = isNarrow ? Math.min(count, most) : Math.ceil(count / rows);
  const hasEarlier = shown.modes.some((one) => earlierHeadline(one) !== null);
  // All panels of a row have their parts at the same heights. Their contents decide: an `auto` row
  // of a grid that is too high for the window would give way down to the least height of its items.
  const own = "max-content";
  const parts = `${own} minmax(var(--map), 1fr) ${own} ${hasEarlier ? `${own} ` : ""}${own} ${own}`;
  return (
    <div
      className={`${styles["panels"]} ${rows > 1 ? styles["rows"] : ""}`}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, ${parts})`,
      }}
    >
      {shown.modes.map(({ run: { index } }, i) => {
        const drawn = inTurn[i] ?? null;
        return (
          <StillPanel
            key={index}
            shown={drawn ?? shown}
            index={index}
            isDue={drawn !== null}
            usual={count > 1 ? usual : null}
          />
        );
      })}
      {rows === 1 && <Legend runs={runs} isLine />}
    </div>
  );
}

interface PanelProps {
  readonly shown: Shown;
  /** Which of the runs. */
  readonly index: number;
  /** Whether its map may be drawn: it has had its turn. */
  readonly isDue: boolean;
  readonly usual: Readonly<Record<string, string>> | null;
}

/** As it is, until something else is shown in it. */
const StillPanel = memo(Panel);

/** By node: what more panels show than show anything else; left out where no value is. */
function usualTexts(modes: readonly ShownMode[]): Readonly<Record<string, string>> {
  const usual: Record<string, string> = {};
  const nodes = modes[0]?.moment.nodes.map(({ node }) => node) ?? [];
  for (const [i, node] of nodes.entries()) {
    const counts = new Map<string, number>();
    for (const { moment } of modes) {
      const here = moment.nodes[i];
      const text = here === undefined ? "" : textOf(here);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
    if (first !== undefined && first[1] > (second?.[1] ?? 0)) usual[node] = first[0];
  }
  return usual;
}

function Panel({ shown, index, isDue, usual }: PanelProps): ReactNode {
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
      <MapFrame {...{ shown, mode, isDue, usual }} isNamed={shown.modes[0]?.run.index === index} />
      <h3 className={verdict.trouble ? styles["trouble"] : ""}>{verdict.headline}</h3>
      {hasEarlier && <Earlier mode={mode} />}
      <p className={styles["why"]}>{verdict.why}</p>
      <Chips verdict={verdict} />
    </section>
  );
}
