// One line above the draft that says where it comes from, when that is not plain.
import type { ReactNode } from "react";
import { useWords } from "../words.ts";
import styles from "./Banner.module.css";
import type { Editor } from "./useEditor.ts";
import { editorWords } from "./words.ts";

export function Banner({ editor }: { readonly editor: Editor }): ReactNode {
  const said = useWords(editorWords);
  const { offered } = editor;
  if (editor.isStuck) {
    return (
      <p className={styles["banner"]} role="alert">
        {said.stay}
      </p>
    );
  }
  if (offered !== null) {
    return (
      <div className={styles["banner"]}>
        <p>{said.offered}</p>
        <button type="button" onClick={() => editor.takeUp(offered)}>
          {said.takeUp}
        </button>
        <button type="button" onClick={editor.dropOffered}>
          {said.dropIt}
        </button>
      </div>
    );
  }
  return null;
}
