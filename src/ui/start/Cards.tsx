// What the cards and the list of all scenarios need of the engine: the drawings, and the titles.
import { type ReactNode, useEffect, useState } from "react";
import { type Sketch, sketchOf } from "../../session/drawing/sketch.ts";
import { libraryEntries } from "../../session/opening.ts";
import { titleIn } from "../../session/texts/texts.ts";
import { useSession } from "../page.ts";
import { useWords } from "../words.ts";
import type { Featured } from "./featured.ts";
import { groups } from "./groups.ts";
import { SketchView } from "./SketchView.tsx";
import styles from "./Start.module.css";
import { type GroupName, startWords } from "./words.ts";

/** One drawing. Each is computed in a task of its own, so that the page stays awake meanwhile. */
export function CardSketch({ card }: { readonly card: Featured }): ReactNode {
  const [sketch, setSketch] = useState<Sketch | null>(null);
  useEffect(() => {
    const task = setTimeout(() => setSketch(sketchOf(card.id, card.mode, card.untilMs * 1000)));
    return () => clearTimeout(task);
  }, [card]);
  return sketch === null ? null : <SketchView sketch={sketch} />;
}

export function AllScenarios(): ReactNode {
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
