// Inside one mode: the state of its nodes at this instant, and one event with what it did and why.
import { type ReactNode, useRef, useState } from "react";
import { toldAt } from "../../session/run/telling.ts";
import { Icon } from "../icons.tsx";
import { usePage, useSession } from "../page.ts";
import { modeOf, type Shown, type ShownMode } from "../stage/shown.ts";
import { useShown } from "../stage/useShown.ts";
import { useFormat, useWords } from "../words.ts";
import { EventTab } from "./EventTab.tsx";
import { handOverFocus, useHandedFocus } from "./handOver.ts";
import styles from "./Inspector.module.css";
import { railWords } from "./railWords.ts";
import { StateTab } from "./StateTab.tsx";
import { type TabName, Tabs } from "./Tabs.tsx";
import { inspectorWords } from "./words.ts";

export default function Inspector(): ReactNode {
  const shown = useShown();
  return shown === null ? null : <Inside shown={shown} />;
}

function Inside({ shown }: { readonly shown: Shown }): ReactNode {
  const [index, pick] = usePickedMode(shown);
  const [tab, setTab] = usePickedTab();
  const event = useEvent(shown, index);
  const mode = modeOf(shown, index);
  if (mode === undefined) return null;
  return (
    <div className={styles["inspector"]}>
      <Heading shown={shown} mode={mode} onPick={pick} />
      <Tabs selected={tab} onSelect={setTab} />
      <div
        className={styles["content"]}
        role="tabpanel"
        id="inspector-panel"
        aria-labelledby={`inspector-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach that
        tabIndex={0}
      >
        {tab === "state" ? (
          <StateTab shown={shown} mode={mode} event={event} />
        ) : (
          <EventTab shown={shown} mode={mode} event={event} />
        )}
      </div>
    </div>
  );
}

interface HeadingProps {
  readonly shown: Shown;
  readonly mode: ShownMode;
  readonly onPick: (mode: number | null) => void;
}

function Heading({ shown, mode, onPick }: HeadingProps): ReactNode {
  const said = useWords(inspectorWords);
  const { milliseconds } = useFormat();
  const timeUs = useSession((state) => state.timeUs);
  const expanded = useSession((state) => state.expanded);
  const { run } = mode;
  return (
    <header className={styles["heading"]}>
      {expanded === null && shown.modes.length > 1 ? (
        <h2>
          <span className={styles["unseen"]}>{run.heading}</span>
          <select
            aria-label={said.mode}
            value={run.index}
            onChange={({ target }) => onPick(Number(target.value))}
          >
            {shown.modes.map((one) => (
              <option key={one.run.index} value={one.run.index}>
                {one.run.heading}
              </option>
            ))}
          </select>
        </h2>
      ) : (
        <h2>{run.heading}</h2>
      )}
      <span>{said.at(milliseconds(timeUs))}</span>
      <CloseButton />
    </header>
  );
}

function CloseButton(): ReactNode {
  const { session } = usePage();
  const { close } = useWords(railWords);
  const button = useRef<HTMLButtonElement>(null);
  useHandedFocus(button, true);
  const onClick = (): void => {
    handOverFocus();
    session.set({ rail: false });
  };
  return (
    <button ref={button} type="button" aria-label={close} title={close} onClick={onClick}>
      <Icon name="close" />
    </button>
  );
}

/** What a choice was made for: with another event or mode to look at, it is over. */
function useLookedAt(): string {
  return useSession(({ selected, expanded }) => JSON.stringify([selected, expanded]));
}

/** The mode that was picked here, else that of the selected event, the large one, the told one. */
function usePickedMode(shown: Shown): readonly [number, (mode: number | null) => void] {
  const lookedAt = useLookedAt();
  const natural = useSession((state) => state.selected?.run ?? state.expanded ?? shown.told);
  const [picked, setPicked] = useState<{ lookedAt: string; mode: number | null } | null>(null);
  const own = picked?.lookedAt === lookedAt ? picked.mode : null;
  return [own ?? natural, (mode) => setPicked({ lookedAt, mode })];
}

/** An event that is selected is shown at once. */
function usePickedTab(): readonly [TabName, (tab: TabName) => void] {
  const lookedAt = useLookedAt();
  const hasSelected = useSession((state) => state.selected !== null);
  const [picked, setPicked] = useState<{ lookedAt: string; tab: TabName } | null>(null);
  const natural = hasSelected ? "event" : (picked?.tab ?? "state");
  const own = picked?.lookedAt === lookedAt ? picked.tab : natural;
  return [own, (tab) => setPicked({ lookedAt, tab })];
}

/** The selected event of the mode, else the one that is told of it. */
function useEvent(shown: Shown, index: number): number | null {
  const selected = useSession((state) => state.selected);
  const timeUs = useSession((state) => state.timeUs);
  const part = useSession((state) => state.part);
  if (selected !== null && selected.run === index) return selected.event;
  const run = modeOf(shown, index)?.run;
  return run === undefined ? null : (toldAt([run], { timeUs, part })?.event ?? null);
}
