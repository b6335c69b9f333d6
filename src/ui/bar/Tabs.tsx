// The modes as tabs: all that are shown side by side, or one, large. One stop for the Tab key;
// arrows move on. With Ctrl or Shift a click hides a mode, and so does Delete.
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { Run } from "../../session/run/run.ts";
import { shownRuns } from "../../session/showing.ts";
import { summaryIn } from "../../session/texts/texts.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Bar.module.css";
import { barWords } from "./words.ts";

/** How readily a name gives way where there is no room: a short name hardly, a long one first. */
function giving(name: string): number {
  return Math.max(0.01, name.length - shortName);
}

/** Names of so many letters are shown whole as long as there is a longer one to be shortened. */
const shortName = 8;

/** The names of more modes are not shortened: they would say nothing any more. */
const mostShortened = 6;

export function Tabs(): ReactNode {
  const { session } = usePage();
  const runs = useSession(shownRuns);
  const expanded = useSession((state) => state.expanded);
  const said = useWords(barWords);
  const list = useRef<HTMLDivElement>(null);
  const choices = [null, ...runs];
  const at = choices.findIndex((run) => (run?.index ?? null) === expanded);
  const goTo = (next: number): void => {
    session.expand(choices[next]?.index ?? null);
    const tab = list.current?.children[next];
    if (tab instanceof HTMLElement) tab.focus();
  };
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, [at]);
  const hide = (run: Run): void =>
    session.showOnly(runs.filter((one) => one !== run).map(({ index }) => index));
  const press = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
    const step = steps[event.key];
    const run = choices[at];
    if (step !== undefined) goTo((at + step + choices.length) % choices.length);
    else if (event.key === "Delete" && run != null && runs.length > 1) {
      goTo(0);
      hide(run);
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      className={styles["tabs"]}
      role="tablist"
      aria-label={said.modes}
      onKeyDown={press}
    >
      {choices.map((run) => (
        <Tab
          key={run?.index ?? "all"}
          run={run}
          isSelected={(run?.index ?? null) === expanded}
          shrink={run === null || runs.length > mostShortened ? 0 : giving(run.short)}
          onHide={hide}
        />
      ))}
    </div>
  );
}

interface TabProps {
  /** Null: all. */
  readonly run: Run | null;
  readonly isSelected: boolean;
  /** How readily it gives way. */
  readonly shrink: number;
  readonly onHide: (run: Run) => void;
}

function Tab({ run, isSelected, shrink, onHide }: TabProps): ReactNode {
  const { session } = usePage();
  const said = useWords(barWords);
  const texts = useSession((state) => state.texts);
  const summary = run === null ? undefined : summaryIn(texts, run.trace.mode.about);
  return (
    <button
      type="button"
      role="tab"
      aria-selected={isSelected}
      aria-controls="stage"
      aria-description={summary}
      title={run === null ? undefined : `${run.title}: ${summary}\n${said.hideBy}`}
      tabIndex={isSelected ? 0 : -1}
      onClick={({ ctrlKey, metaKey, shiftKey }) => {
        if (run !== null && (ctrlKey || metaKey || shiftKey)) onHide(run);
        else session.expand(run?.index ?? null);
      }}
      style={{ flexShrink: shrink }}
    >
      {run === null ? (
        said.all
      ) : (
        <>
          <kbd>{run.index + 1}</kbd>
          <span>{run.short}</span>
        </>
      )}
    </button>
  );
}
