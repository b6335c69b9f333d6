// What can be done with an entry of the script: when it begins and ends, once more, away with it.
import { type ReactNode, useEffect } from "react";
import type { Edit } from "../../session/edits/edit.ts";
import { usualFaultUs } from "../../session/edits/faults.ts";
import {
  duplicateEntry,
  entryAt,
  isFault,
  isGenerated,
  moveEntry,
  removeEntry,
  setStart,
  setUntil,
  writtenDown,
} from "../../session/edits/script.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { NumberField } from "./NumberField.tsx";
import styles from "./PlaceDialog.module.css";
import { placeWords } from "./placeWords.ts";
import { useTeller } from "./said.ts";

interface EntryMenuProps {
  readonly index: number;
  readonly onDone: () => void;
}

export function EntryMenu({ index, onDone }: EntryMenuProps): ReactNode {
  const { session } = usePage();
  const said = useWords(placeWords);
  const teller = useTeller();
  const document = useSession((state) => state.opened?.document);
  const entry = document === undefined ? undefined : entryAt(document, index);
  const isGone = entry === undefined;
  useEffect(() => {
    if (isGone) onDone();
  }, [isGone, onDone]);
  if (document === undefined || entry === undefined) return null;
  const edit = (change: Edit): void => session.edit(change);
  const finish = (change: Edit): void => {
    onDone();
    session.edit(change);
  };
  const fault = isFault(entry) ? entry : null;
  return (
    <section className={styles["part"]}>
      <h3>{teller.entry(entry)}</h3>
      <div className={styles["line"]}>
        <span className={styles["name"]}>{fault === null ? said.happens : said.begins}</span>
        <NumberField
          label={fault === null ? said.happens : said.begins}
          unit="ms"
          value={entry.at}
          step={1}
          isFirst
          onChange={(ms) => edit(fault === null ? moveEntry(index, ms) : setStart(index, ms))}
        />
      </div>
      {fault !== null && (
        <div className={styles["line"]}>
          <span className={styles["name"]}>{said.ends}</span>
          <NumberField
            label={said.ends}
            unit="ms"
            value={fault.until ?? fault.at + usualFaultUs / 1000}
            step={1}
            disabled={fault.until === undefined}
            onChange={(ms) => edit(setUntil(index, ms))}
          />
          <label className={styles["check"]}>
            <input
              type="checkbox"
              checked={fault.until === undefined}
              onChange={(event) =>
                edit(setUntil(index, event.target.checked ? null : fault.at + usualFaultUs / 1000))
              }
            />
            {said.neverEnds}
          </label>
        </div>
      )}
      {isGenerated(document, index) && (
        <>
          <p className={styles["caption"]}>{said.generated}</p>
          <div className={styles["line"]}>
            <button type="button" className={styles["button"]} onClick={() => edit(writtenDown)}>
              {said.writeDown}
            </button>
          </div>
        </>
      )}
      <div className={styles["line"]}>
        <button
          type="button"
          className={styles["button"]}
          onClick={() => finish(duplicateEntry(index, laterMs))}
        >
          {said.again}
        </button>
        <button
          type="button"
          className={styles["button"]}
          onClick={() => finish(removeEntry(index))}
        >
          {said.remove}
        </button>
      </div>
    </section>
  );
}

/** How much later a second one comes. */
const laterMs = 50;
