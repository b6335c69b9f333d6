// The bar: brand, scenario, modes, view, sharing and the menu.
import type { ReactNode } from "react";
import type { DialogName } from "../Dialog.tsx";
import { Icon } from "../icons.tsx";
import { useWords } from "../words.ts";
import styles from "./Bar.module.css";
import { Brand } from "./Brand.tsx";
import { Menu } from "./Menu.tsx";
import { Modes } from "./Modes.tsx";
import { ScenarioPicker } from "./ScenarioPicker.tsx";
import { Tabs } from "./Tabs.tsx";
import { ViewSwitch } from "./ViewSwitch.tsx";
import { barWords } from "./words.ts";

interface BarProps {
  readonly onDialog: (dialog: DialogName) => void;
}

/** Names no scenario: the start page. */
const startAddress = "#";

export function Bar({ onDialog }: BarProps): ReactNode {
  const said = useWords(barWords);
  return (
    <header className={styles["bar"]}>
      <h1 className={styles["brand"]}>
        <a href={startAddress} title={said.start}>
          <Brand />
        </a>
      </h1>
      <ScenarioPicker />
      <Tabs />
      <Modes />
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
