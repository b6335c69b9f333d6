// What became of the scenario under each mode: the measures of all runs in one table, and the
// chapter's own table beside what was measured.
import { type ReactNode, useMemo, useState } from "react";
import { capRowOf, cutScenario } from "../../../session/judging/capTable.ts";
import { libraryEntries } from "../../../session/opening.ts";
import type { Run } from "../../../session/run/run.ts";
import { titleIn } from "../../../session/texts/texts.ts";
import { Term } from "../../glossary/Termed.tsx";
import { glossaryWords } from "../../glossary/words.ts";
import { usePage, useSession } from "../../page.ts";
import { useWorkedOne } from "../../useWorked.ts";
import { useWords } from "../../words.ts";
import type { Shown } from "../shown.ts";
import { CapTable } from "./CapTable.tsx";
import { capWords } from "./capWords.ts";
import { type Measure, termsOfMeasures } from "./measures.ts";
import { captionId, ScoreTable } from "./ScoreTable.tsx";
import styles from "./VerdictsView.module.css";
import { verdictsWords } from "./words.ts";

const tables = ["verdicts", "chapter"] as const;

export default function VerdictsView({ shown }: { readonly shown: Shown }): ReactNode {
  const said = useWords(verdictsWords);
  const [table, setTable] = useState<(typeof tables)[number]>("verdicts");
  // What the pointer is over is told while it is there; what was chosen stays told after that, for
  // on its way to the caption the pointer crosses other rows and leaves the table.
  const [chosen, setChosen] = useState<Measure | null>(null);
  const [pointed, setPointed] = useState<Measure | null>(null);
  const told = pointed ?? chosen;
  const choose = (measure: Measure) => {
    setChosen(measure);
    setPointed(null);
  };
  const { more } = useWords(glossaryWords);
  const term = told === null ? undefined : termsOfMeasures[told];
  // The table follows the runs, not the time: going through time draws nothing of it again.
  const runs = useMemo(() => shown.modes.map(({ run }) => run), [shown.modes]);
  const [first] = runs;
  return (
    <div className={styles["view"]} data-table={table}>
      <header className={styles["top"]}>
        <fieldset className={styles["tables"]} aria-label={said.tables}>
          {tables.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === table}
              onClick={() => setTable(one)}
            >
              {said[one]}
            </button>
          ))}
        </fieldset>
        {table === "verdicts" ? (
          <p id={captionId} className={styles["caption"]} data-caption>
            {told === null ? said.caption : said.measures[told].counts}
            {term !== undefined && (
              <>
                {" "}
                <Term term={term}>{more}</Term>
              </>
            )}
          </p>
        ) : (
          first !== undefined && <ChapterCaption run={first} />
        )}
      </header>
      {table === "verdicts" ? (
        <ScoreTable runs={runs} told={told} onChoose={choose} onPoint={setPointed} />
      ) : (
        <CapTable runs={runs} />
      )}
    </div>
  );
}

/** What the table is; where the scenario parts no nodes, the way to one that does. */
function ChapterCaption({ run }: { readonly run: Run }): ReactNode {
  const { session } = usePage();
  const said = useWords(capWords);
  const row = useWorkedOne(capRowOf, run);
  const isMeasured = row === null || row.result.availability !== null;
  const title = libraryEntries.find(({ id }) => id === cutScenario)?.title ?? "";
  const texts = useSession((state) => state.texts);
  if (isMeasured) {
    return (
      <p className={styles["caption"]} data-caption>
        {said.caption}
      </p>
    );
  }
  return (
    <p className={styles["caption"]} data-caption>
      {said.noCut}{" "}
      <button type="button" className={styles["open"]} onClick={() => session.open(cutScenario)}>
        {said.openCut(titleIn(texts, title))}
      </button>
    </p>
  );
}
