// The editor's own kind of dialog. Where the window is wide it stands beside the stage, which stays
// in use; elsewhere it is a sheet over it, and on a phone the whole screen.
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from "react";
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
  const leave = useAfterPress(onLeave);
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
      onBlur={leave}
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

/**
 * Calls back once a press that is under way has arrived. A field is left as soon as the button of
 * the mouse goes down; what follows from that can move what is being pressed, and a button that is
 * no longer under the pointer when it comes up would miss its click.
 */
function useAfterPress(callback: (() => void) | undefined): () => void {
  const latest = useRef(callback);
  latest.current = callback;
  const isDown = useRef(false);
  const isDue = useRef(false);
  useEffect(() => {
    const down = (): void => {
      isDown.current = true;
    };
    const up = (): void => {
      isDown.current = false;
      if (!isDue.current) return;
      isDue.current = false;
      // The click comes with this event, in the same task.
      setTimeout(() => latest.current?.());
    };
    addEventListener("pointerdown", down, true);
    addEventListener("pointerup", up, true);
    addEventListener("pointercancel", up, true);
    return () => {
      removeEventListener("pointerdown", down, true);
      removeEventListener("pointerup", up, true);
      removeEventListener("pointercancel", up, true);
    };
  }, []);
  return () => {
    if (isDown.current) isDue.current = true;
    else latest.current?.();
  };
}
