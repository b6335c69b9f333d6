// What a presenter has in place of the bar: what is shown, which mode and view of it, and the ways
// to a blank screen and out.
import type { ReactNode } from "react";
import { titleOf } from "../../session/texts/texts.ts";
import barStyles from "../bar/Bar.module.css";
import { Tabs } from "../bar/Tabs.tsx";
import { ViewSwitch } from "../bar/ViewSwitch.tsx";
import { Icon, type IconName } from "../icons.tsx";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { setBlank } from "./blank.ts";
import styles from "./Presenter.module.css";
import { presenterWords } from "./words.ts";

export function PresenterBar(): ReactNode {
  const { session } = usePage();
  const said = useWords(presenterWords);
  const title = useSession(titleOf);
  return (
    <header className={barStyles["bar"]}>
      <h1 className={styles["title"]}>{title}</h1>
      <Tabs />
      <ViewSwitch />
      <Button name={said.blank} icon="blank" onPress={() => setBlank(true)} />
      <Button name={said.leave} icon="close" onPress={() => session.set({ presenter: false })} />
    </header>
  );
}

interface ButtonProps {
  readonly name: string;
  readonly icon: IconName;
  readonly onPress: () => void;
}

function Button({ name, icon, onPress }: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={styles["button"]}
      aria-label={name}
      title={name}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
