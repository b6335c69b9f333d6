// Which of the modes are shown: a button beside the tabs, and behind it the list to choose from,
// which is loaded when it is first opened.
import { type ReactNode, useId, useState } from "react";
import { shownRuns } from "../../session/showing.ts";
import { Icon } from "../icons.tsx";
import { lazily } from "../lazily.tsx";
import { useSession } from "../page.ts";
import { useWords } from "../words.ts";
import menuStyles from "./Menu.module.css";
import styles from "./Modes.module.css";
import { barWords } from "./words.ts";

export const ModeList = lazily(() => import("./ModeList.tsx"), { saysSo: true });

export function Modes(): ReactNode {
  const said = useWords(barWords);
  const count = useSession((state) => state.runs.length);
  const shown = useSession((state) => shownRuns(state).length);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (count < 2) return null;
  return (
    <>
      <button
        type="button"
        className={styles["button"]}
        popoverTarget={id}
        aria-label={shown < count ? `${said.shown}: ${shown} / ${count}` : said.shown}
        title={said.shown}
      >
        <Icon name="modes" />
        {shown < count && <span>{`${shown}/${count}`}</span>}
      </button>
      <section
        id={id}
        popover="auto"
        className={`${menuStyles["menu"]} ${styles["menu"]}`}
        aria-label={said.shown}
        onBeforeToggle={({ newState }) => newState === "open" && setOpen(true)}
        onToggle={({ newState }) => newState === "closed" && setOpen(false)}
      >
        {isOpen && <ModeList />}
      </section>
    </>
  );
}
