// The way back in: a link or a file that somebody sent.
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { openFile } from "../drop.ts";
import { usePage } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./ShareDialog.module.css";
import { shareWords } from "./words.ts";

export function OpenLink({ onOpened }: { readonly onOpened: () => void }): ReactNode {
  const { session } = usePage();
  const said = useWords(shareWords);
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const tell = (): void => {
    const { problem: found } = session.getState();
    if (found === null) return onOpened();
    session.dismiss();
    setProblem(found);
  };
  const open = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === "") return;
    session.openHash(text);
    tell();
  };
  return (
    <form className={styles["row"]} onSubmit={open}>
      <label htmlFor={id} className={styles["about"]}>
        {said.openLink}
      </label>
      <div className={styles["things"]}>
        <div className={styles["small"]}>
          <input
            id={id}
            value={text}
            placeholder={said.pasteHere}
            aria-invalid={problem !== null}
            aria-describedby={`${id}-problem`}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit">{said.open}</button>
        </div>
        <label className={styles["file"]}>
          {said.orFile}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) void openFile(session, file).then(tell);
            }}
          />
        </label>
      </div>
      <p className={styles["problem"]} id={`${id}-problem`} role="alert">
        {problem}
      </p>
    </form>
  );
}
