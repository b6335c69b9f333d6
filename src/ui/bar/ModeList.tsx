// The modes of the scenario with a check mark each: shown or not, and what each of them does, in a
// line. The last one that is shown stays.
import type { ReactNode } from "react";
import type { Run } from "../../session/run/run.ts";
import { shownRuns } from "../../session/showing.ts";
import { summaryIn } from "../../session/texts/texts.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Modes.module.css";
import { barWords } from "./words.ts";

export default function ModeList(): ReactNode {
  const { session } = usePage();
  const said = useWords(barWords);
  const runs = useSession((state) => state.runs);
  const shown = useSession(shownRuns);
  const all = runs.map(({ index }) => index);
  return (
    <fieldset className={styles["list"]}>
      <legend>{said.shown}</legend>
      {runs.map((run) => (
        <Item key={run.index} run={run} shown={shown} />
      ))}
      <button
        type="button"
        className={styles["all"]}
        disabled={shown.length === runs.length}
        onClick={() => session.showOnly(all)}
      >
        {said.showAll}
      </button>
    </fieldset>
  );
}

interface ItemProps {
  readonly run: Run;
  readonly shown: readonly Run[];
}

function Item({ run, shown }: ItemProps): ReactNode {
  const { session } = usePage();
  const said = useWords(barWords);
  const texts = useSession((state) => state.texts);
  const isShown = shown.includes(run);
  const isLast = isShown && shown.length === 1;
  const others = shown.filter((one) => one !== run).map(({ index }) => index);
  return (
    <div className={styles["item"]}>
      <label>
        <input
          type="checkbox"
          checked={isShown}
          disabled={isLast}
          onChange={() => session.showOnly(isShown ? others : [...others, run.index])}
        />
        <span>
          <b>{run.title}</b>
          <small>{summaryIn(texts, run.trace.mode.about)}</small>
        </span>
      </label>
      <button
        type="button"
        aria-label={said.onlyMode(run.title)}
        disabled={isLast}
        onClick={() => session.showOnly([run.index])}
      >
        {said.onlyThis}
      </button>
    </div>
  );
}
