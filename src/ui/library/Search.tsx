// A field to type words into, and below it the scenarios that have them: a list of links. Arrows go
// through it, Enter in the field opens its first, and Escape empties the field.
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type { Locale } from "../../session/locale.ts";
import { lazily } from "../lazily.tsx";
import styles from "./Search.module.css";
import { libraryWords } from "./words.ts";

const Found = lazily(() => import("./Found.tsx"), { saysSo: true });

interface SearchProps {
  readonly locale: Locale;
  /** All are listed while nothing has been typed. */
  readonly isList?: boolean;
  /** What opens a scenario, if not its address alone. */
  readonly onOpen?: (id: string) => void;
}

export default function Search({ locale, isList = false, onOpen }: SearchProps): ReactNode {
  const [query, setQuery] = useState("");
  const [isEntered, setEntered] = useState(isList);
  const whole = useRef<HTMLElement>(null);
  const { search } = libraryWords[locale];
  const isAsked = isList || query.trim() !== "";
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && query !== "") setQuery("");
    else if (!walk(whole.current, event.key)) return;
    event.preventDefault();
  };
  return (
    <search ref={whole} className={styles["search"]} onKeyDown={press}>
      <input
        type="search"
        aria-label={search}
        placeholder={search}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onFocus={() => setEntered(true)}
        onChange={({ target }) => setQuery(target.value)}
      />
      {isEntered && (
        <div className={styles["answer"]} data-asked={isAsked || undefined}>
          <Found query={query} onOpen={onOpen} />
        </div>
      )}
    </search>
  );
}

/** Goes to the line before or after, the field being the first; false where the key is for else. */
function walk(whole: HTMLElement | null, key: string): boolean {
  const [field, ...links] = whole?.querySelectorAll<HTMLElement>("input, a") ?? [];
  const stops = [field, ...links];
  const isField = document.activeElement === field;
  const at = stops.indexOf(document.activeElement as HTMLElement);
  if (key === "Enter" && isField) links[0]?.click();
  else if (key === "ArrowDown") stops[at + 1]?.focus();
  else if (key === "ArrowUp") stops[at - 1]?.focus();
  else if (key === "Escape" && !isField) field?.focus();
  else return false;
  return true;
}
