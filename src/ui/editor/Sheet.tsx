// The editor's own kind of dialog. Where the window is wide it stands beside the stage, which stays
// in use; elsewhere it is a sheet over it, and on a phone the whole screen.
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { Icon } from "../icons.tsx";
import { media, useMedia } from "../media.ts";
import styles from "./Sheet.module.css";

interface SheetProps {
  readonly title: string;
  readonly close: string;
  readonly onClose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** The focus leaves one of its fields. */
  readonly onLeave?: () => void;
  /** What stands beside the title. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

export function Sheet(props: SheetProps): ReactNode {
  const { title, close, onClose, onKeyDown, onLeave, actions, children } = props;
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const isBeside = useMedia(media.beside);
  useLayoutEffect(() => {
    const dialog = element.current;
    if (isBeside) dialog?.show();
    else dialog?.showModal();
    return () => dialog?.close();
  }, [isBeside]);
  return (
    <dialog
      ref={element}
      className={styles["sheet"]}
      onBlur={onLeave}
      data-beside={isBeside || undefined}
      aria-labelledby={heading}
      // It is closed for a moment when it becomes the other kind.
      onClose={() => element.current?.open === false && onClose()}
      onKeyDown={(event) => {
        // A modal one is left so by the browser.
        if (event.key === "Escape" && isBeside) element.current?.close();
        else onKeyDown(event);
      }}
    >
      <div className={styles["header"]}>
        <h2 id={heading}>{title}</h2>
        <div className={styles["actions"]}>{actions}</div>
        <button type="button" className={styles["close"]} aria-label={close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
