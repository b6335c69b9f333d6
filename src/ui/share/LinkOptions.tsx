// What the link says besides the scenario.
import type { ReactNode } from "react";
import { useSession } from "../page.ts";
import { useFormat, useWords } from "../words.ts";
import type { Options } from "./link.ts";
import styles from "./ShareDialog.module.css";
import { shareWords } from "./words.ts";

interface LinkOptionsProps {
  readonly options: Options;
  readonly onChange: (options: Options) => void;
}

export function LinkOptions({ options, onChange }: LinkOptionsProps): ReactNode {
  const said = useWords(shareWords);
  const format = useFormat();
  const timeUs = useSession((state) => state.timeUs);
  const view = useSession((state) => state.view);
  const option = (name: keyof Options, text: string, aside: string): ReactNode => (
    <label className={styles["option"]}>
      <input
        type="checkbox"
        checked={options[name]}
        onChange={(event) => onChange({ ...options, [name]: event.target.checked })}
      />
      <span>
        {text} <small>{aside}</small>
      </span>
    </label>
  );
  return (
    <fieldset className={styles["options"]} aria-label={said.options}>
      {option("instant", said.atInstant(format.milliseconds(timeUs)), said.atStart)}
      {view !== "map" && option("view", said.inView(said.views[view]), said.onMap)}
      {option("present", said.presenting, said.presentingMeans)}
    </fieldset>
  );
}
