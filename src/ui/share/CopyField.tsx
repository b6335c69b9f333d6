// A text to take with one press: a field that cannot be changed, and its button.
import { type ReactNode, type RefObject, useId, useRef, useState } from "react";
import { useWords } from "../words.ts";
import styles from "./ShareDialog.module.css";
import { shareWords } from "./words.ts";

interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
  /** In the face of code, and second to the link. */
  readonly code?: boolean;
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly more?: ReactNode;
}

export function CopyField({ label, text, code = false, field, more }: CopyFieldProps): ReactNode {
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;
  const id = useId();
  const said = useWords(shareWords);
  const { isCopied, problem, copy } = useCopy(text, input);
  return (
    <div className={styles["copy"]}>
      <label htmlFor={id}>{label}</label>
      <div className={styles["field"]}>
        <input
          ref={input}
          id={id}
          readOnly
          value={text}
          className={code ? styles["code"] : ""}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button
          type="button"
          className={code ? "" : styles["primary"]}
          aria-label={code ? `${said.copy}: ${label}` : undefined}
          onClick={copy}
        >
          {said.copy}
        </button>
        {more}
      </div>
      <p className={styles["told"]} role="status">
        {problem ? said.refused : isCopied ? said.copied : ""}
      </p>
    </div>
  );
}

function useCopy(text: string, input: RefObject<HTMLInputElement | null>) {
  const [copied, setCopied] = useState<string | null>(null);
  const [problem, setProblem] = useState(false);
  const copy = (): void => {
    const done = (ok: boolean): void => {
      setCopied(ok ? text : null);
      setProblem(!ok);
      if (!ok) input.current?.select();
    };
    // Without a secure origin there is no clipboard at all.
    if (navigator.clipboard === undefined) return done(false);
    navigator.clipboard.writeText(text).then(
      () => done(true),
      () => done(false),
    );
  };
  return { isCopied: copied === text, problem, copy };
}
