// The scenario by its title: a button, and behind it the library to choose and to search.
import { type ReactNode, useId, useRef, useState } from "react";
import { titleOf } from "../../session/texts/texts.ts";
import Search from "../library/Search.tsx";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Bar.module.css";
import menuStyles from "./Menu.module.css";
import { barWords } from "./words.ts";

export function ScenarioPicker(): ReactNode {
  const { session } = usePage();
  const said = useWords(barWords);
  const locale = useSession((state) => state.locale);
  const title = useSession(titleOf);
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLElement>(null);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={styles["scenario"]}
        popoverTarget={id}
        aria-label={title === "" ? said.scenario : `${said.scenario}: ${title}`}
      >
        <span className={styles["title"]}>{title}</span>
      </button>
      <section
        ref={list}
        id={id}
        popover="auto"
        className={`${menuStyles["menu"]} ${styles["scenarios"]}`}
        aria-label={said.scenario}
        onBeforeToggle={({ newState }) => newState === "open" && setOpen(true)}
        onToggle={({ newState }) => {
          if (newState === "closed") setOpen(false);
          // Who opens the list is to type; not before it is there to be seen.
          else list.current?.querySelector("input")?.focus();
        }}
      >
        {isOpen && (
          <Search
            locale={locale}
            isList
            onOpen={(chosen) => {
              list.current?.hidePopover();
              session.open(chosen);
            }}
          />
        )}
      </section>
    </>
  );
}
