// The bar: brand, scenario, modes, view, sharing and the menu.
import type { ReactNode } from "react";
import type { DialogName } from "../Dialog.tsx";
import { Icon } from "../icons.tsx";
import { useWords } from "../words.ts";
import styles from "./Bar.module.css";
import { Menu } from "./Menu.tsx";
import { ScenarioPicker } from "./ScenarioPicker.tsx";
import { Tabs } from "./Tabs.tsx";
import { ViewSwitch } from "./ViewSwitch.tsx";
import { barWords } from "./words.ts";

interface BarProps {
  readonly onDialog: (dialog: DialogName) => void;
}

export function Bar({ onDialog }: BarProps): ReactNode {
  const said = useWords(barWords);
  return (
    <header className={styles["bar"]}>
      <h1 className={styles["brand"]}>
        <svg viewBox="0 0 38 16" aria-hidden="true">
          <circle className={styles["tokyo"]} cx="8" cy="8" r="6" />
          <rect className={styles["london"]} x="15" y="2.5" width="11" height="11" rx="1" />
          <path className={styles["saopaulo"]} d="M32.5 1.5L39.5 13.5H25.5z" />
        </svg>
        <span>Everywrite</span>
      </h1>
      <ScenarioPicker />
      <Tabs />
      <ViewSwitch />
      <button
        type="button"
        className={styles["share"]}
        aria-label={said.share}
        onClick={() => onDialog("share")}
      >
        <Icon name="share" />
        <span>{said.share}</span>
      </button>
      <Menu onDialog={onDialog} />
    </header>
  );
}
