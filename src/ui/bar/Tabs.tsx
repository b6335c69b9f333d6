// The modes as tabs: all of them side by side, or one, large. One stop for the Tab key; arrows move
// on.
import { type KeyboardEvent, type ReactNode, useRef } from "react";
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

export function Tabs(): ReactNode {
  const { session } = usePage();
  const runs = useSession((state) => state.runs);
  const expanded = useSession((state) => state.expanded);
  const said = useWords(barWords);
  const list = useRef<HTMLDivElement>(null);
  const choices = [null, ...runs.map(({ index }) => index)];
  const move = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
    const step = steps[event.key];
    if (step === undefined) return;
    const next = (choices.indexOf(expanded) + step + choices.length) % choices.length;
    session.expand(choices[next] ?? null);
    const tab = list.current?.children[next];
    if (tab instanceof HTMLElement) tab.focus();
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      className={styles["tabs"]}
      role="tablist"
      aria-label={said.modes}
      onKeyDown={move}
    >
      {choices.map((choice) => (
        <button
          key={choice ?? "all"}
          type="button"
          role="tab"
          aria-selected={choice === expanded}
          aria-controls="stage"
          title={choice === null ? undefined : runs[choice]?.title}
          tabIndex={choice === expanded ? 0 : -1}
          onClick={() => session.expand(choice)}
          style={{ flexShrink: choice === null ? 0 : giving(runs[choice]?.short ?? "") }}
        >
          {choice === null ? (
            said.all
          ) : (
            <>
              <kbd>{choice + 1}</kbd>
              <span>{runs[choice]?.short}</span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}
