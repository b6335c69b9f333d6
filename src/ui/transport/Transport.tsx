// The clock, the buttons that move through time, and a few settings of the page.
import { type ReactNode, useLayoutEffect, useMemo, useRef } from "react";
import { lastBefore, nextAfter } from "../../session/run/instants.ts";
import { countSteps, isOnStep, neighbour, type Position } from "../../session/run/steps.ts";
import { activeConflicts, activeSteps } from "../../session/store.ts";
import type { DialogName } from "../Dialog.tsx";
import { Icon, type IconName } from "../icons.tsx";
import { RailButton } from "../inspector/RailButton.tsx";
import { usePage, useSession } from "../page.ts";
import { useFormat, useWords } from "../words.ts";
import { Loop, Speed, Stops, SubjectPicker } from "./Settings.tsx";
import styles from "./Transport.module.css";
import { transportWords } from "./words.ts";

interface TransportProps {
  readonly onDialog: (dialog: DialogName) => void;
}

export function Transport({ onDialog }: TransportProps): ReactNode {
  const said = useWords(transportWords);
  const presenter = useSession((state) => state.presenter);
  const settings = !presenter && (
    <div className={styles["right"]}>
      <SubjectPicker className={styles["select"]} />
      <Speed className={styles["select"]} />
      <Stops className={styles["sign"]} />
      <Loop className={styles["toggle"]} />
      <RailButton />
      <button type="button" className={styles["text"]} onClick={() => onDialog("keys")}>
        ? {said.keys}
      </button>
    </div>
  );
  return (
    <footer className={styles["transport"]}>
      <Clock />
      <Buttons />
      {settings}
    </footer>
  );
}

/** Where the time runs on between two instants, the clock runs with it, as the knob does. */
function Clock(): ReactNode {
  const said = useWords(transportWords);
  const { milliseconds } = useFormat();
  const { player } = usePage();
  const time = useRef<HTMLElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  const timeUs = useSession((state) => state.timeUs);
  const part = useSession((state) => state.part);
  const steps = useSession(activeSteps);
  const texts = useMemo(
    () => (at: Position, isMoving: boolean) => {
      const count = countSteps(steps, at);
      const next = steps[count];
      const between = next === undefined ? said.atEnd : said.next(milliseconds(next.timeUs));
      // The first step is the start, at which nothing has happened yet.
      const done = count === 1 ? said.atStart : said.event(count - 1, steps.length - 1);
      const us = isMoving ? Math.round(at.timeUs / 1000) * 1000 : at.timeUs;
      return [milliseconds(us), isOnStep(steps, at) ? done : between] as const;
    },
    [steps, said, milliseconds],
  );
  useLayoutEffect(
    () =>
      player.add((us, isBetween) => {
        if (!isBetween) return;
        const [now, where] = texts({ timeUs: us, part: null }, true);
        write(time.current, now);
        write(place.current, where);
      }),
    [player, texts],
  );
  const [now, where] = texts({ timeUs, part }, false);
  // What was written meanwhile is not what React has put there.
  useLayoutEffect(() => {
    write(time.current, now);
    write(place.current, where);
  });
  return (
    <p className={styles["clock"]}>
      <b ref={time}>{now}</b>
      <span ref={place}>{where}</span>
    </p>
  );
}

function write(element: HTMLElement | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}

interface ButtonProps {
  readonly name: string;
  readonly icon: IconName;
  readonly kind?: "zigzag" | "play" | "edge";
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

/**
 * Without use now, a button is marked so but keeps the focus: the keyboard must not lose its
 * place.
 */
function Button({ name, icon, kind, disabled = false, onPress }: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={kind === undefined ? "" : styles[kind]}
      aria-label={name}
      title={name}
      aria-disabled={disabled}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}

function Buttons(): ReactNode {
  const said = useWords(transportWords);
  const { session } = usePage();
  const playing = useSession((state) => state.playing);
  const timeUs = useSession((state) => state.timeUs);
  const endUs = useSession((state) => state.endUs);
  const part = useSession((state) => state.part);
  const steps = useSession(activeSteps);
  const conflictsUs = useSession(activeConflicts);
  const isFirst = neighbour(steps, { timeUs, part }, -1) === undefined;
  const ended = useSession((state) => state.ended);
  const isLast = neighbour(steps, { timeUs, part }, 1) === undefined;
  return (
    <nav className={styles["keys"]} aria-label={said.move}>
      <Button
        name={said.start}
        icon="start"
        kind="edge"
        disabled={isFirst}
        onPress={() => session.jumpToEdge("start")}
      />
      <Button
        name={said.previousConflict}
        icon="previousConflict"
        kind="zigzag"
        disabled={lastBefore(conflictsUs, timeUs) === undefined}
        onPress={() => session.jumpToConflict(-1)}
      />
      <Button name={said.back} icon="back" disabled={isFirst} onPress={() => session.step(-1)} />
      <Button
        name={playing ? said.pause : said.play}
        icon={playing ? "pause" : "play"}
        kind="play"
        onPress={() => session.setPlaying(!playing)}
      />
      <Button
        name={said.step}
        icon="step"
        disabled={isLast && ended}
        onPress={() => session.step(1)}
      />
      <Button
        name={said.nextConflict}
        icon="nextConflict"
        kind="zigzag"
        disabled={nextAfter(conflictsUs, timeUs) === undefined}
        onPress={() => session.jumpToConflict(1)}
      />
      <Button
        name={said.end}
        icon="end"
        kind="edge"
        disabled={timeUs === endUs && ended}
        onPress={() => session.jumpToEdge("end")}
      />
    </nav>
  );
}
