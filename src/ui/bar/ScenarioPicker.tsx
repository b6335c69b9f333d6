// The scenario by its title, with the library behind it: the browser's own list, which works on
// every device and by every key.
import type { ReactNode } from "react";
import { libraryEntries } from "../../session/opening.ts";
import { titleIn, titleOf } from "../../session/texts/texts.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Bar.module.css";
import { barWords } from "./words.ts";

/** Stands for a scenario that is not in the library. */
const own = "";

export function ScenarioPicker(): ReactNode {
  const { session } = usePage();
  const id = useSession((state) => state.id);
  const said = useWords(barWords);
  const texts = useSession((state) => state.texts);
  const title = useSession(titleOf);
  return (
    <label className={styles["scenario"]}>
      <span className={styles["title"]} aria-hidden="true">
        {title}
      </span>
      <select
        aria-label={said.scenario}
        value={id ?? own}
        onChange={(event) => session.open(event.target.value)}
      >
        {id === null && (
          <option value={own} disabled>
            {title}
          </option>
        )}
        {libraryEntries.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {titleIn(texts, entry.title)}
          </option>
        ))}
      </select>
    </label>
  );
}
