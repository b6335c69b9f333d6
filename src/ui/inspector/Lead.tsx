// What a mode's state begins with: why the event that is told was decided as it was, by the rule;
// where nothing was decided, what the mode does at all.
import type { ReactNode } from "react";
import { explain } from "../../narrate/explain.ts";
import { summaryIn } from "../../session/texts/texts.ts";
import { Termed } from "../glossary/Termed.tsx";
import { useFinder } from "../glossary/useFinder.ts";
import { useSession } from "../page.ts";
import { Phrase } from "../sentence/Words.tsx";
import type { ShownMode } from "../stage/shown.ts";
import { Columns } from "./Columns.tsx";
import styles from "./Lead.module.css";

interface LeadProps {
  readonly mode: ShownMode;
  /** Null before the first event. */
  readonly event: number | null;
}

export function Lead({ mode: { run }, event }: LeadProps): ReactNode {
  const voice = useSession((state) => state.voice);
  const texts = useSession((state) => state.texts);
  const find = useFinder(true);
  const [rule] = event === null ? [] : explain(run.trace, event, voice, ["rule"]);
  // On the map the mode's own panel says so already.
  const isSaid = useSession(({ view, expanded }) => view === "map" && expanded !== null);
  if (rule === undefined || event === null) {
    if (isSaid) return null;
    const summary = summaryIn(texts, run.trace.mode.about);
    return (
      <p className={styles["lead"]} data-lead>
        <Termed text={summary} find={find} />
      </p>
    );
  }
  return (
    <div className={styles["lead"]} data-lead>
      {rule.sentences.map((sentence) => (
        <p key={sentence.map(({ text }) => text).join("")}>
          <Phrase sentence={sentence} find={find} />
        </p>
      ))}
      <Columns run={run} event={event} />
    </div>
  );
}
