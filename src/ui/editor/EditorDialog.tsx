// The whole scenario, as a form and as text: two faces of one draft, which becomes the scenario as
// it is typed.
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { draftText } from "../../session/drafting/draft.ts";
import { readFile } from "../../session/keeping/files.ts";
import type { Session } from "../../session/state.ts";
import { pickFile } from "../drop.ts";
import { saveText } from "../files.ts";
import { media, useMedia } from "../media.ts";
import { UnkeptPlace } from "../notice/UnkeptPlace.tsx";
import { usePage } from "../page.ts";
import { useWords } from "../words.ts";
import { Banner } from "./Banner.tsx";
import styles from "./EditorDialog.module.css";
import { Footer } from "./Footer.tsx";
import { FormFace } from "./form/FormFace.tsx";
import { JsonFace } from "./JsonFace.tsx";
import { Sheet } from "./Sheet.tsx";
import { Templates } from "./Templates.tsx";
import { type Editor, useEditor } from "./useEditor.ts";
import { editorWords } from "./words.ts";

export default function EditorDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { session } = usePage();
  const editor = useEditor();
  const said = useWords(editorWords);
  const [isChoosing, setChoosing] = useState(false);
  // Beside the stage the line above that says it is in sight.
  const isBeside = useMedia(media.beside);
  /** What waits for the answer whether the changes may go. */
  const [asked, setAsked] = useState<(() => void) | null>(null);
  const guarded = (action: () => void): void => {
    if (editor.isChanged) setAsked(() => action);
    else action();
  };
  const press = (event: KeyboardEvent): void => {
    if (isChoosing || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === "enter") editor.takeIn();
    // In a field it is the browser's own.
    else if (key === "z" && !isField(event.target)) stepBack(session, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const actions = (
    <FileActions editor={editor} guarded={guarded} onNew={() => guarded(() => setChoosing(true))} />
  );
  return (
    <Sheet
      title={isChoosing ? said.newTitle : said.title}
      close={said.close}
      onClose={onClose}
      onKeyDown={press}
      onLeave={editor.leaveField}
      actions={isChoosing ? null : actions}
    >
      {isChoosing ? (
        <Templates
          onBack={() => setChoosing(false)}
          onChoose={(text) => {
            session.openText(text);
            editor.startOver(text);
            setChoosing(false);
          }}
        />
      ) : (
        <>
          {!isBeside && <UnkeptPlace />}
          <Banner editor={editor} />
          <div className={styles["face"]}>
            {editor.draft.face === "form" ? (
              <FormFace editor={editor} />
            ) : (
              <JsonFace editor={editor} />
            )}
          </div>
          <Footer
            editor={editor}
            asked={asked}
            onAnswered={() => setAsked(null)}
            onClose={onClose}
          />
        </>
      )}
    </Sheet>
  );
}

function stepBack(session: Session, isForward: boolean): void {
  if (isForward) session.redo();
  else session.undo();
}

const isField = (target: EventTarget): boolean =>
  target instanceof Element && target.matches("input:not([type=checkbox]), textarea");

interface FileActionsProps {
  readonly editor: Editor;
  readonly guarded: (action: () => void) => void;
  readonly onNew: () => void;
}

function FileActions({ editor, guarded, onNew }: FileActionsProps): ReactNode {
  const { session } = usePage();
  const said = useWords(editorWords);
  const { draft } = editor;
  const open = async (): Promise<void> => {
    const file = await pickFile();
    const text = file === null ? null : await readFile(file);
    if (text === null) return;
    // What is no scenario stays in the editor, where its faults are shown.
    session.openText(text);
    session.dismiss();
    editor.startOver(text);
  };
  const save = (): void => {
    const { title } = editor.check.ok ? editor.check.document : { title: "" };
    saveText(title, draftText(draft));
  };
  return (
    <>
      <fieldset className={styles["faces"]}>
        <legend>{said.faces}</legend>
        {(["form", "json"] as const).map((face) => (
          <button
            key={face}
            type="button"
            aria-pressed={draft.face === face}
            onClick={() => editor.switchTo(face)}
          >
            {said[face]}
          </button>
        ))}
      </fieldset>
      <div className={styles["files"]}>
        <button type="button" onClick={onNew}>
          {said.newOne}
        </button>
        <button type="button" onClick={() => guarded(() => void open())}>
          {said.open}
        </button>
        <button type="button" onClick={save}>
          {said.save}
        </button>
      </div>
    </>
  );
}
