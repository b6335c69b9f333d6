// The inspector's two sides, as tabs: arrows go from one to the other.
import type { KeyboardEvent, ReactNode } from "react";
import { useWords } from "../words.ts";
import styles from "./Tabs.module.css";
import { inspectorWords } from "./words.ts";

export type TabName = "state" | "event";

const names: readonly TabName[] = ["state", "event"];

interface TabsProps {
  readonly selected: TabName;
  readonly onSelect: (tab: TabName) => void;
}

export function Tabs({ selected, onSelect }: TabsProps): ReactNode {
  const said = useWords(inspectorWords);
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = selected === "state" ? "event" : "state";
    event.preventDefault();
    onSelect(other);
    document.getElementById(`inspector-${other}`)?.focus();
  };
  return (
    <div className={styles["tabs"]} role="tablist" aria-label={said.inspector} onKeyDown={move}>
      {names.map((name) => (
        <button
          key={name}
          id={`inspector-${name}`}
          type="button"
          role="tab"
          aria-selected={selected === name}
          aria-controls="inspector-panel"
          tabIndex={selected === name ? 0 : -1}
          onClick={() => onSelect(name)}
        >
          {said[name]}
        </button>
      ))}
    </div>
  );
}
