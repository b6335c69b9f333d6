// A clock's face: where its hand stands against true time, which is at the top. The hand is dragged
// round; one turn is 600 ms, and it may be turned more than once.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { useExactFormat, useWords } from "../words.ts";
import styles from "./ClockFace.module.css";
import { angleOf, arcTo, clampedUs, turnedUs } from "./dial.ts";
import { NumberField } from "./NumberField.tsx";
import { placeWords } from "./placeWords.ts";

interface ClockFaceProps {
  readonly offsetUs: number;
  readonly onSet: (us: number) => void;
  readonly children: ReactNode;
}

export function ClockFace({ offsetUs, onSet, children }: ClockFaceProps): ReactNode {
  const said = useWords(placeWords);
  const { milliseconds } = useExactFormat();
  const [draft, setDraft] = useState<number | null>(null);
  const shownUs = draft ?? offsetUs;
  const text = said.offset(milliseconds(Math.abs(shownUs)), signOf(shownUs));
  return (
    <div className={styles["clock"]}>
      <Dial us={shownUs} text={text} onDraft={setDraft} onSet={onSet} />
      <div className={styles["beside"]}>
        <p aria-hidden="true">{text}</p>
        <NumberField
          label={said.ahead}
          unit="ms"
          value={shownUs / 1000}
          step={10}
          min={-3_600_000}
          onChange={(ms) => onSet(Math.round(ms * 1000))}
        />
        {children}
      </div>
    </div>
  );
}

function signOf(value: number): -1 | 0 | 1 {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

interface DialProps {
  readonly us: number;
  readonly text: string;
  /** While it is dragged; null: no longer. */
  readonly onDraft: (us: number | null) => void;
  readonly onSet: (us: number) => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowUp: 1000,
  ArrowRight: 1000,
  ArrowDown: -1000,
  ArrowLeft: -1000,
  PageUp: 50_000,
  PageDown: -50_000,
};

function Dial({ us, text, onDraft, onSet }: DialProps): ReactNode {
  const said = useWords(placeWords);
  const dragged = useRef<number | null>(null);
  const turn = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left - box.width / 2;
    const y = event.clientY - box.top - box.height / 2;
    dragged.current = turnedUs(dragged.current ?? us, Math.atan2(x, -y));
    onDraft(dragged.current);
  };
  const finish = (): void => {
    if (dragged.current === null) return;
    const wanted = dragged.current;
    dragged.current = null;
    onDraft(null);
    onSet(wanted);
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === "Home" ? -us : (steps[event.key] ?? 0) * (event.shiftKey ? 10 : 1);
    if (step === 0) return;
    event.preventDefault();
    onSet(clampedUs(us + step));
  };
  const hand = angleOf(us);
  return (
    <div
      className={styles["face"]}
      role="slider"
      tabIndex={0}
      aria-label={said.clockFace}
      aria-valuenow={us / 1000}
      aria-valuetext={text}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        turn(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) turn(event);
      }}
      onPointerUp={finish}
      onPointerCancel={finish}
    >
      <svg viewBox="-50 -50 100 100" aria-hidden="true">
        <circle className={styles["rim"]} r="44" />
        {Array.from({ length: 12 }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the twelve ticks of a dial
          <path key={i} className={styles["tick"]} d="M0 -43v5" transform={`rotate(${i * 30})`} />
        ))}
        <path className={styles["skew"]} d={arcTo(us)} />
        <path className={styles["truth"]} d="M0 0V-34" />
        <path
          className={styles["hand"]}
          d="M0 8V-36"
          transform={`rotate(${(hand * 180) / Math.PI})`}
        />
        <circle className={styles["pivot"]} r="4" />
      </svg>
    </div>
  );
}
