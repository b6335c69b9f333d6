// The shell of every dialog: the browser's own modal, which keeps the focus inside and gives it
// back.
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import styles from "./Dialog.module.css";
import { Icon } from "./icons.tsx";
import { useWords, words } from "./words.ts";

const dialogWords = words({ close: "Close" }, { close: "閉じる" }, { close: "Fechar" });

export type DialogName = "share" | "keys" | "editor" | "new" | "glossary";

interface DialogProps {
  readonly title: string;
  readonly about?: string;
  /** Room for two columns. */
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, about, wide = false, onClose, children }: DialogProps): ReactNode {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const said = useWords(dialogWords);
  // Before the effects of what is inside, which may put the focus where it belongs.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too; this is for the veil
    <dialog
      ref={element}
      className={`${styles["dialog"]} ${wide ? styles["wide"] : ""}`}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div className={styles["inside"]}>
        <header className={styles["header"]}>
          <h2 id={heading}>{title}</h2>
          {about !== undefined && <p>{about}</p>}
          <button
            type="button"
            className={styles["close"]}
            aria-label={said.close}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
