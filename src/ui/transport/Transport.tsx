// The clock, the buttons that move through time, and a few settings of the page.
import type { ReactNode } from "react";
import { lastBefore, nextAfter } from "../../session/instants.ts";
import { countSteps, isOnStep, neighbour } from "../../session/steps.ts";
import { activeConflicts, activeSteps, speeds } from "../../session/store.ts";
import { subjectName } from "../../session/subject.ts";
import { millisecondsText } from "../../session/words.ts";
import type { DialogName } from "../Dialog.tsx";
import { Icon, type IconName } from "../icons.tsx";
import { usePage, useSession } from "../page.ts";
import styles from "./Transport.module.css";

interface TransportProps {
  readonly onDialog: (dialog: DialogName) => void;
}

export function Transport({ onDialog }: TransportProps): ReactNode {
  return (
    <footer className={styles["transport"]}>
      <Clock />
      <Buttons />
      <div className={styles["right"]}>
        <SubjectPicker />
        <Speed />
        <button type="button" className={styles["text"]} onClick={() => onDialog("keys")}>
          ? Keys
        </button>
      </div>
    </footer>
  );
}

function Clock(): ReactNode {
  const timeUs = useSession((state) => state.timeUs);
  const part = useSession((state) => state.part);
  const steps = useSession(activeSteps);
  const at = { timeUs, part };
  const count = countSteps(steps, at);
  const next = steps[count];
  const between = next === undefined ? "the end" : `next event at ${millisecondsText(next.timeUs)}`;
  // The first step is the start, at which nothing has happened yet.
  const done = count === 1 ? "the start" : `event ${count - 1} of ${steps.length - 1}`;
  return (
    <p className={styles["clock"]}>
      <b>{millisecondsText(timeUs)}</b>
      <span>{isOnStep(steps, at) ? done : between}</span>
    </p>
  );
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
  const { session } = usePage();
  const playing = useSession((state) => state.playing);
  const timeUs = useSession((state) => state.timeUs);
  const endUs = useSession((state) => state.endUs);
  const part = useSession((state) => state.part);
  const steps = useSession(activeSteps);
  const conflictsUs = useSession(activeConflicts);
  const isFirst = neighbour(steps, { timeUs, part }, -1) === undefined;
  const isLast = neighbour(steps, { timeUs, part }, 1) === undefined;
  return (
    <nav className={styles["keys"]} aria-label="Move through time">
      <Button
        name="Start"
        icon="start"
        kind="edge"
        disabled={isFirst}
        onPress={() => session.jumpToEdge("start")}
      />
      <Button
        name="Previous conflict"
        icon="previousConflict"
        kind="zigzag"
        disabled={lastBefore(conflictsUs, timeUs) === undefined}
        onPress={() => session.jumpToConflict(-1)}
      />
      <Button name="Step back" icon="back" disabled={isFirst} onPress={() => session.step(-1)} />
      <Button
        name={playing ? "Pause" : "Play"}
        icon={playing ? "pause" : "play"}
        kind="play"
        onPress={() => session.setPlaying(!playing)}
      />
      <Button name="Step" icon="step" disabled={isLast} onPress={() => session.step(1)} />
      <Button
        name="Next conflict"
        icon="nextConflict"
        kind="zigzag"
        disabled={nextAfter(conflictsUs, timeUs) === undefined}
        onPress={() => session.jumpToConflict(1)}
      />
      <Button
        name="End"
        icon="end"
        kind="edge"
        disabled={timeUs === endUs}
        onPress={() => session.jumpToEdge("end")}
      />
    </nav>
  );
}

/** Which row and field the stage shows; not there when there is but one. */
function SubjectPicker(): ReactNode {
  const { session } = usePage();
  const subjects = useSession((state) => state.subjects);
  const subject = useSession((state) => state.subject);
  if (subjects.length < 2) return null;
  return (
    <select
      className={styles["select"]}
      aria-label="Value on the map"
      value={subject}
      onChange={(event) => session.show(Number(event.target.value))}
    >
      {subjects.map((one, i) => (
        <option key={subjectName(one)} value={i}>
          {subjectName(one)}
        </option>
      ))}
    </select>
  );
}

function Speed(): ReactNode {
  const { session } = usePage();
  const speed = useSession((state) => state.speed);
  return (
    <select
      className={styles["select"]}
      aria-label="Speed"
      value={speed}
      onChange={(event) => session.setSpeed(Number(event.target.value))}
    >
      {speeds.map((one) => (
        <option key={one} value={one}>
          {one}×
        </option>
      ))}
    </select>
  );
}
