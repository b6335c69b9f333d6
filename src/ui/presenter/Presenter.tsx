// What presenting adds to the page: the whole screen, a lamp that stays on, and a blank screen.
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { usePage } from "../page.ts";
import { present } from "../wholeScreen.ts";
import { useWords } from "../words.ts";
import { setBlank, useBlank } from "./blank.ts";
import styles from "./Presenter.module.css";
import { stayAwake } from "./wakeLock.ts";
import { presenterWords } from "./words.ts";

export function Presenter(): ReactNode {
  const { session } = usePage();
  const isBlank = useBlank();
  useEffect(() => present(() => session.set({ presenter: false })), [session]);
  useEffect(stayAwake, []);
  useEffect(() => () => setBlank(false), []);
  return isBlank && <Blank />;
}

function Blank(): ReactNode {
  const said = useWords(presenterWords);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // It takes the focus, so that it is read aloud, and gives it back.
    const before = document.activeElement;
    button.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useLayoutEffect(() => {
    // Before the page's own keys: the one that brings the picture back does nothing else.
    const back = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      setBlank(false);
    };
    addEventListener("keydown", back, { capture: true });
    return () => removeEventListener("keydown", back, { capture: true });
  }, []);
  return (
    <button
      ref={button}
      type="button"
      className={styles["blank"]}
      aria-label={said.isBlank}
      onClick={() => setBlank(false)}
    />
  );
}
