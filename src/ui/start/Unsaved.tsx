// Unsaved work that was set aside, on the start page: the latest at once, the rest behind a line.
// Loaded where there is some.
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { fileOf, type Kept } from "../../session/keeping/records.ts";
import type { Locale } from "../../session/locale.ts";
import { saveText } from "../files.ts";
import { browser, keptWorks } from "../kept.ts";
import styles from "./Unsaved.module.css";
import { unsavedWords } from "./unsavedWords.ts";

interface UnsavedProps {
  readonly locale: Locale;
  readonly onGoOn: (key: string) => Promise<void>;
}

/** A work of the list; `gone`: its text, when it has been discarded and may yet come back. */
interface Listed {
  readonly kept: Kept;
  readonly gone: string | null;
}

export default function Unsaved({ locale, onGoOn }: UnsavedProps): ReactNode {
  const said = unsavedWords[locale];
  const [listed, refresh, discard] = useListed();
  const rows = listed.map((one) => (
    <li key={one.kept.key} className={styles["row"]}>
      <Row
        listed={one}
        locale={locale}
        onGoOn={() => void onGoOn(one.kept.key).then(refresh)}
        onDiscard={discard}
      />
    </li>
  ));
  if (rows.length === 0) return null;
  const [first, ...more] = rows;
  return (
    <section className={styles["unsaved"]} aria-label={said.unsaved}>
      <h2>{said.unsaved}</h2>
      <ul>{first}</ul>
      {more.length > 0 && (
        <details>
          <summary>{said.more(more.length)}</summary>
          <ul>{more}</ul>
        </details>
      )}
    </section>
  );
}

type Discard = (listed: Listed) => void;

/** The list, how to look again, and what discards a work or brings it back. */
function useListed(): readonly [readonly Listed[], () => void, Discard] {
  const [kept, setKept] = useState<readonly Kept[]>([]);
  const [gone, setGone] = useState<ReadonlyMap<string, Listed>>(new Map());
  const refresh = useCallback(() => void keptWorks().then(setKept), []);
  useEffect(() => {
    refresh();
    addEventListener("storage", refresh);
    return () => removeEventListener("storage", refresh);
  }, [refresh]);
  const discard: Discard = (one) => {
    const { key } = one.kept;
    const next = new Map(gone);
    if (one.gone === null) {
      next.set(key, { ...one, gone: browser.store.read(key) });
      browser.store.remove(key);
    } else {
      browser.store.write(key, one.gone);
      next.delete(key);
    }
    setGone(next);
    refresh();
  };
  const here = kept.filter(({ key }) => !gone.has(key)).map((one) => ({ kept: one, gone: null }));
  // What was discarded stays in its row.
  const all = [...here, ...gone.values()].sort((a, b) => (b.kept.at ?? 0) - (a.kept.at ?? 0));
  return [all, refresh, discard];
}

interface RowProps {
  readonly listed: Listed;
  readonly locale: Locale;
  readonly onGoOn: () => void;
  readonly onDiscard: Discard;
}

function Row({ listed, locale, onGoOn, onDiscard }: RowProps): ReactNode {
  const said = unsavedWords[locale];
  const { kept, gone } = listed;
  const title = kept.title === "" ? said.untitled : kept.title;
  const save = (): void => saveText(title, fileOf(browser.store.read(kept.key) ?? ""));
  return (
    <>
      <p>
        <b>
          <bdi>{title}</bdi>
        </b>
        <small>{gone === null ? about(kept, locale) : said.discarded}</small>
      </p>
      {gone === null ? (
        <div className={styles["acts"]}>
          {kept.isOurs && (
            <button type="button" aria-label={said.goOnWith(title)} onClick={onGoOn}>
              {said.goOn}
            </button>
          )}
          <button type="button" aria-label={said.saveIt(title)} onClick={save}>
            {said.save}
          </button>
          <button
            type="button"
            aria-label={said.discardIt(title)}
            onClick={() => onDiscard(listed)}
          >
            {said.discard}
          </button>
        </div>
      ) : (
        <div className={styles["acts"]}>
          <button type="button" onClick={() => onDiscard(listed)}>
            {said.undo}
          </button>
        </div>
      )}
    </>
  );
}

/** When it was changed and how often, or why it cannot be opened. */
function about(kept: Kept, locale: Locale): string {
  const said = unsavedWords[locale];
  const when = { dateStyle: "medium", timeStyle: "short" } as const;
  const at = kept.at === null ? [] : [new Intl.DateTimeFormat(locale, when).format(kept.at)];
  const draft = kept.hasDraft ? [said.hasDraft] : [];
  const own = kept.isOurs ? [said.changes(kept.changes), ...draft] : [said.notOurs];
  const parts = [...at, ...own];
  return parts.filter((part) => part !== "").join(" · ");
}
