// What can be done with an entry of the script: when it begins and ends, once more, away with it.
import { type ReactNode, useEffect } from "react";
import type { EntryDocument } from "../../scenarios/documentSchema.ts";
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
  const finish = (change: Edit): void => {
    onDone();
    session.edit(change);
  };
  return (
    <section className={styles["part"]}>
      <h3>{teller.entry(entry)}</h3>
      <Times index={index} entry={entry} onEdit={(change) => session.edit(change)} />
      {isGenerated(document, index) && (
        <>
          <p className={styles["caption"]}>{said.generated}</p>
          <div className={styles["line"]}>
            <button
              type="button"
              className={styles["button"]}
              onClick={() => session.edit(writtenDown)}
            >
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

interface TimesProps {
  readonly index: number;
  readonly entry: EntryDocument;
  readonly onEdit: (change: Edit) => void;
}

/** When it happens; for a fault, when it begins and ends. */
function Times({ index, entry, onEdit }: TimesProps): ReactNode {
  const said = useWords(placeWords);
  const fault = isFault(entry) ? entry : null;
  const name = fault === null ? said.happens : said.begins;
  const begin = (ms: number): Edit => (fault === null ? moveEntry(index, ms) : setStart(index, ms));
  const usualEnd = entry.at + usualFaultUs / 1000;
  return (
    <>
      <div className={styles["line"]}>
        <span className={styles["name"]}>{name}</span>
        <NumberField
          label={name}
          unit="ms"
          value={entry.at}
          step={1}
          isFirst
          onChange={(ms) => onEdit(begin(ms))}
        />
      </div>
      {fault !== null && (
        <div className={styles["line"]}>
          <span className={styles["name"]}>{said.ends}</span>
          <NumberField
            label={said.ends}
            unit="ms"
            value={fault.until ?? usualEnd}
            step={1}
            disabled={fault.until === undefined}
            onChange={(ms) => onEdit(setUntil(index, ms))}
          />
          <label className={styles["check"]}>
            <input
              type="checkbox"
              checked={fault.until === undefined}
              onChange={(event) => onEdit(setUntil(index, event.target.checked ? null : usualEnd))}
            />
            {said.neverEnds}
          </label>
        </div>
      )}
    </>
  );
}

/** How much later a second one comes. */
const laterMs = 50;
