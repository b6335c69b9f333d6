// What presenting adds to the page: the whole screen, a lamp that stays on, and a blank screen.
import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../words.ts";
import { setBlank, useBlank } from "./blank.ts";
import styles from "./Presenter.module.css";
import { stayAwake } from "./wakeLock.ts";
import { presenterWords } from "./words.ts";

export function Presenter(): ReactNode {
  const isBlank = useBlank();
  useEffect(wholeScreen, []);
  useEffect(stayAwake, []);
  useEffect(() => () => setBlank(false), []);
  return isBlank && <Blank />;
}

/** Takes the whole screen, where the browser gives it, and gives it back at the end. */
function wholeScreen(): () => void {
  const { documentElement } = document;
  const wasWhole = document.fullscreenElement !== null;
  // A page that was opened as a presentation has not been touched yet: then browsers refuse, and
  // the key F is left.
  if (!wasWhole && navigator.userActivation?.isActive) {
    documentElement.requestFullscreen?.().catch(() => {});
  }
  return () => {
    if (!wasWhole && document.fullscreenElement !== null) void document.exitFullscreen();
  };
}

function Blank(): ReactNode {
  const said = useWords(presenterWords);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // It takes the focus, so that it is read aloud, and gives it back.
    const before = document.activeElement;
    button.current?.focus();
    // Before the page's own keys: the one that brings the picture back does nothing else.
    const back = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      setBlank(false);
    };
    addEventListener("keydown", back, { capture: true });
    return () => {
      removeEventListener("keydown", back, { capture: true });
      if (before instanceof HTMLElement) before.focus();
    };
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
