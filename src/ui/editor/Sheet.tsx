// The editor's own kind of dialog: a sheet of full height at the right, which leaves the stage in
// sight where the window is wide; on a phone it is the whole screen.
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { Icon } from "../icons.tsx";
import styles from "./Sheet.module.css";

interface SheetProps {
  readonly title: string;
  readonly close: string;
  readonly onClose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** What stands beside the title. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

export function Sheet(props: SheetProps): ReactNode {
  const { title, close, onClose, onKeyDown, actions, children } = props;
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={styles["sheet"]}
      aria-labelledby={heading}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <header className={styles["header"]}>
        <h2 id={heading}>{title}</h2>
        <div className={styles["actions"]}>{actions}</div>
        <button type="button" className={styles["close"]} aria-label={close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
