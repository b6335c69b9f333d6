// The foot of the start page: all scenarios of the library by their titles, under a few headings,
// and for whom the page is, each with the way to begin.
import type { ReactNode } from "react";
import { libraryEntries } from "../../session/opening.ts";
import { titleIn } from "../../session/texts/texts.ts";
import { useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Foot.module.css";
import { firstConflict, hero } from "./featured.ts";
import { footWords, type GroupName } from "./footWords.ts";
import { groups } from "./groups.ts";

export default function Foot(): ReactNode {
  return (
    <>
      <AllScenarios />
      <ForWhom />
    </>
  );
}

function AllScenarios(): ReactNode {
  const said = useWords(footWords);
  const texts = useSession((state) => state.texts);
  const titles = new Map(libraryEntries.map(({ id, title }) => [id, titleIn(texts, title)]));
  return (
    <details className={styles["all"]}>
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

function ForWhom(): ReactNode {
  const said = useWords(footWords);
  return (
    <section className={styles["for"]} aria-label={said.forWhom}>
      <div>
        <h2>{said.teach}</h2>
        <p>{said.teachHow}</p>
        <a href={`#s=${firstConflict}&present`}>{said.teachLink}</a>
      </div>
      <div>
        <h2>{said.attempt}</h2>
        <p>{said.attemptHow}</p>
        <a href={`#s=${hero.id}`}>{said.attemptLink}</a>
      </div>
      <div>
        <h2>{said.how}</h2>
        <p>{said.howHow}</p>
        <a href={`#s=${firstConflict}&v=verdicts`}>{said.howLink}</a>
      </div>
      <p className={styles["licence"]}>{said.licence}</p>
    </section>
  );
}
