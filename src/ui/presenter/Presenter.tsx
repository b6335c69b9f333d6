// What presenting adds to the page: the whole screen, a lamp that stays on, and a blank screen.
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { activeSteps } from "../../session/store.ts";
import { titleOf } from "../../session/texts/texts.ts";
import { usePage, useSession } from "../page.ts";
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
  return (
    <>
      <Opening />
      <Dot />
      {isBlank && <Blank />}
    </>
  );
}

/** The scenario's title, large, as long as nothing has happened. */
function Opening(): ReactNode {
  const title = useSession(titleOf);
  const isStart = useSession((state) => {
    const first = activeSteps(state)[0]?.part ?? null;
    return state.timeUs === 0 && state.part === first && !state.playing;
  });
  // What is read aloud has it as the page's heading.
  return isStart ? (
    <div className={styles["opening"]} aria-hidden="true">
      <p>{title}</p>
    </div>
  ) : null;
}

/** A dot where the pointer is, over the picture. */
function Dot(): ReactNode {
  const dot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = ({ clientX, clientY, pointerType, target }: PointerEvent): void => {
      const element = dot.current;
      if (element === null) return;
      const isOver = target instanceof Element && target.closest("main") !== null;
      element.hidden = pointerType !== "mouse" || !isOver;
      element.style.transform = `translate(${clientX}px, ${clientY}px) translate(-50%, -50%)`;
    };
    addEventListener("pointermove", move);
    return () => removeEventListener("pointermove", move);
  }, []);
  return <div ref={dot} className={styles["dot"]} hidden />;
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
