// Which picture of the runs is on the stage.
import type { ReactNode } from "react";
import type { View } from "../../session/state.ts";
import { media, useMedia } from "../media.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Bar.module.css";
import { barWords } from "./words.ts";

const views: readonly View[] = ["map", "time", "verdicts", "events"];

export function ViewSwitch(): ReactNode {
  const { session } = usePage();
  const view = useSession((state) => state.view);
  const said = useWords(barWords);
  if (useMedia(media.slim)) {
    return (
      <select
        className={styles["views"]}
        aria-label={said.view}
        value={view}
        onChange={(event) => {
          const chosen = views.find((one) => one === event.target.value);
          if (chosen !== undefined) session.setView(chosen);
        }}
      >
        {views.map((one) => (
          <option key={one} value={one}>
            {said.views[one]}
          </option>
        ))}
      </select>
    );
  }
  return (
    <fieldset className={styles["switch"]} aria-label={said.view}>
      {views.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === view}
          onClick={() => session.setView(one)}
        >
          {said.views[one]}
        </button>
      ))}
    </fieldset>
  );
}
