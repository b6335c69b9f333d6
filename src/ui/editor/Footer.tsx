// The foot of the editor: what is wrong or what has come of it, and the ways out.
import { type ReactNode, useEffect, useRef } from "react";
import type { Run } from "../../session/run/run.ts";
import { faultIn } from "../../session/texts/texts.ts";
import { usePage, useSession } from "../page.ts";
import { questionWords } from "../question/words.ts";
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
  readonly onClose: () => void;
}

export function Footer({ editor, asked, onAnswered, onClose }: FooterProps): ReactNode {
  const { session } = usePage();
  const said = useWords(editorWords);
  const canUndo = useSession(({ past }) => past.length > 0);
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
    <div className={styles["footer"]}>
      <Status editor={editor} />
      <div className={styles["buttons"]}>
        <button
          type="button"
          className={styles["second"]}
          data-undo
          aria-disabled={!canUndo}
          onClick={() => session.undo()}
        >
          {said.undo}
        </button>
        <button type="button" className={styles["primary"]} onClick={onClose}>
          {said.done}
        </button>
      </div>
    </div>
  );
}

/** Asks before changes are thrown away; the safe answer has the focus. */
function Question({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }): ReactNode {
  const said = useWords(editorWords);
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  return (
    <div className={styles["footer"]} role="alertdialog" aria-label={said.sure}>
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
    </div>
  );
}

function Status({ editor }: { readonly editor: Editor }): ReactNode {
  const asks = useSession(({ question }) => question !== null);
  return (
    <div id={statusId} className={styles["status"]} role="status">
      {asks ? <Large /> : <Standing editor={editor} />}
    </div>
  );
}

/** What is wrong, or whether the stage shows it, and what has come of it. */
function Standing({ editor }: { readonly editor: Editor }): ReactNode {
  const said = useWords(editorWords);
  const texts = useSession((state) => state.texts);
  const isComing = useSession(({ progress }) => progress !== null);
  const { check, isChanged } = editor;
  if (!check.ok) {
    return (
      <p>
        {faultIn(texts, check.fault.fault)}{" "}
        <Link onPress={editor.leadToFault}>
          {check.fault.place === null ? said.goToFault : said.line(check.fault.place.line)}
        </Link>
      </p>
    );
  }
  if (isComing) return <p className={styles["quiet"]}>{said.computing}</p>;
  if (!isChanged) return <Outcome />;
  return (
    <p className={styles["quiet"]}>
      {said.notYet} <Link onPress={editor.takeIn}>{said.putThere}</Link>
    </p>
  );
}

/** What is large is never computed because somebody types: here it is said, and offered. */
function Large(): ReactNode {
  const { session } = usePage();
  const said = useWords(questionWords);
  const question = useSession((state) => state.question);
  if (question === null) return null;
  const { title, modes, estimate } = question;
  return (
    <p>
      {said.takes(title, modes, estimate)}{" "}
      <Link onPress={() => session.goOn()}>{said.compute}</Link>
    </p>
  );
}

interface LinkProps {
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Link({ onPress, children }: LinkProps): ReactNode {
  return (
    <button type="button" className={styles["link"]} onClick={onPress}>
      {children}
    </button>
  );
}

/** What each mode makes of the scenario on the stage. */
function Outcome(): ReactNode {
  const { session } = usePage();
  const said = useWords(editorWords);
  const runs = useSession((state) => state.runs);
  const [first] = useSession((state) => state.conflictsUs);
  return (
    <>
      <ul className={styles["outcome"]}>
        {runs.map((run) => (
          <li key={run.index}>
            {run.short} <Result run={run} />
          </li>
        ))}
      </ul>
      {first !== undefined && <Link onPress={() => session.seek(first)}>{said.showConflict}</Link>}
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
