// The scenarios that were asked for, each with what it says of itself. Loaded when the field of the
// search is entered.
import { type ReactNode, useMemo } from "react";
import { libraryEntries } from "../../session/opening.ts";
import { aboutIn, titleIn } from "../../session/texts/texts.ts";
import { useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { findScenarios } from "./find.ts";
import styles from "./Search.module.css";
import { libraryWords } from "./words.ts";

interface FoundProps {
  readonly query: string;
  readonly onOpen: ((id: string) => void) | undefined;
}

export default function Found({ query, onOpen }: FoundProps): ReactNode {
  const said = useWords(libraryWords);
  const texts = useSession((state) => state.texts);
  const open = useSession((state) => state.id);
  const entries = useMemo(
    () =>
      libraryEntries.map(({ id, title, about }) => ({
        id,
        title: titleIn(texts, title),
        about: aboutIn(texts, about),
      })),
    [texts],
  );
  const found = findScenarios(entries, query);
  return (
    <>
      <p role="status" className={styles["count"]}>
        {found.length === 0 ? said.nothing(query.trim()) : said.found(found.length)}
      </p>
      <ul className={styles["found"]}>
        {found.map(({ id, title, about }) => (
          <li key={id}>
            <a
              href={`#s=${id}`}
              aria-current={(onOpen !== undefined && id === open) || undefined}
              onClick={(event) => {
                // Another tab, where that is wanted.
                if (onOpen === undefined || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                onOpen(id);
              }}
            >
              <b>{title}</b>
              <small>{about}</small>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
