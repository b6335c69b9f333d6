// All scenarios of the library by their titles, under a few headings.
import type { ReactNode } from "react";
import { libraryEntries } from "../../session/opening.ts";
import { titleIn } from "../../session/texts/texts.ts";
import { useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { groups } from "./groups.ts";
import styles from "./Start.module.css";
import { type GroupName, startWords } from "./words.ts";

export default function AllScenarios(): ReactNode {
  const said = useWords(startWords);
  const texts = useSession((state) => state.texts);
  const titles = new Map(libraryEntries.map(({ id, title }) => [id, titleIn(texts, title)]));
  return (
    <details>
      <summary>{said.all(libraryEntries.length)}</summary>
      <div className={styles["groups"]}>
        {(Object.keys(groups) as GroupName[]).map((group) => (
          <section key={group}>
            <h2>{said.groups[group]}</h2>
            <ul>
              {groups[group].map((id) => (
                <li key={id}>
                  <a href={`#s=${id}`}>{titles.get(id)}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
