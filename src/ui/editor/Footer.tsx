// The foot of the editor: what is wrong or what has come of it, and the ways out.
import { type ReactNode, useEffect, useRef } from "react";
import type { Run } from "../../session/run/run.ts";
import { faultIn } from "../../session/texts/texts.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Footer.module.css";
import type { Editor } from "./useEditor.ts";
import { editorWords } from "./words.ts";

/** What describes the text face, too. */
export const statusId = "editor-status";

interface FooterProps {
  readonly editor: Editor;
  /** What waits for leave to discard the changes. */
  readonly asked: (() => void) | null;
  readonly onAnswered: () => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

export function Footer(props: FooterProps): ReactNode {
  const { editor, asked, onAnswered, onCancel, onClose } = props;
  const said = useWords(editorWords);
  if (asked !== null) {
    return (
      <Question
        onKeep={onAnswered}
        onDiscard={() => {
          onAnswered();
          asked();
        }}
      />
    );
  }
  return (
    <footer className={styles["footer"]}>
      <Status editor={editor} onClose={onClose} />
      <div className={styles["buttons"]}>
        <button type="button" className={styles["plain"]} onClick={onCancel}>
          {said.cancel}
        </button>
        <button type="button" className={styles["second"]} onClick={editor.apply}>
          {said.apply}
        </button>
        <button
          type="button"
          className={styles["primary"]}
          onClick={() => {
            if (editor.apply()) onClose();
          }}
        >
          {said.applyAndClose}
        </button>
      </div>
    </footer>
  );
}

/** Asks before changes are thrown away; the safe answer has the focus. */
function Question({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }): ReactNode {
  const said = useWords(editorWords);
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  return (
    <footer className={styles["footer"]} role="alertdialog" aria-label={said.sure}>
      <p className={styles["status"]}>
        <b>{said.sure}</b>
      </p>
      <div className={styles["buttons"]}>
        <button type="button" className={styles["second"]} onClick={onDiscard}>
          {said.discard}
        </button>
        <button ref={safe} type="button" className={styles["primary"]} onClick={onKeep}>
          {said.keepOn}
        </button>
      </div>
    </footer>
  );
}

function Status({ editor, onClose }: { editor: Editor; onClose: () => void }): ReactNode {
  const said = useWords(editorWords);
  const texts = useSession((state) => state.texts);
  const { check, stage, isChanged } = editor;
  return (
    <div id={statusId} className={styles["status"]} role="status">
      {!check.ok ? (
        <p>
          {faultIn(texts, check.fault.fault)}{" "}
          <button type="button" className={styles["link"]} onClick={editor.leadToFault}>
            {check.fault.place === null ? said.goToFault : said.line(check.fault.place.line)}
          </button>
        </p>
      ) : stage === "applied" && !isChanged ? (
        <Outcome onClose={onClose} />
      ) : (
        <p className={styles["quiet"]}>{isChanged ? said.changed : said.unchanged}</p>
      )}
    </div>
  );
}

/** What each mode has made of the scenario that was applied. */
function Outcome({ onClose }: { onClose: () => void }): ReactNode {
  const { session } = usePage();
  const said = useWords(editorWords);
  const runs = useSession((state) => state.runs);
  const conflictsUs = useSession((state) => state.conflictsUs);
  const [first] = conflictsUs;
  return (
    <>
      <ul className={styles["outcome"]}>
        {runs.map((run) => (
          <li key={run.index}>
            {run.short} <Result run={run} />
          </li>
        ))}
      </ul>
      <p>
        {said.applied}{" "}
        {first !== undefined && (
          <button
            type="button"
            className={styles["link"]}
            onClick={() => {
              session.seek(first);
              onClose();
            }}
          >
            {said.showConflict}
          </button>
        )}
      </p>
    </>
  );
}

function Result({ run }: { readonly run: Run }): ReactNode {
  const said = useWords(editorWords);
  const lost = new Set(run.losses.map(({ request }) => request)).size;
  if (lost > 0) return <b className={styles["trouble"]}>{said.lost(lost)}</b>;
  if (run.conflictsUs.length > 0) return <b className={styles["trouble"]}>{said.conflict}</b>;
  return <span className={styles["quiet"]}>{said.noConflict}</span>;
}
