// The nodes' clocks, where any of them is ever wrong: a face whose thick hand is what the clock
// reads and whose thin one is the true time, and the error in words.
import type { ReactNode } from "react";
import { type ClockReading, clocksAt, hasWrongClocks, turnUs } from "../../session/run/clocks.ts";
import type { Scenario } from "../../sim/scenario.ts";
import { MarkIcon } from "../Mark.tsx";
import { type Looks, lookOf } from "../places.ts";
import { type Format, useExactFormat, useWords } from "../words.ts";
import styles from "./Clocks.module.css";
import { inspectorWords } from "./words.ts";

interface ClocksProps {
  readonly scenario: Scenario;
  readonly timeUs: number;
  readonly looks: Looks;
}

export function Clocks({ scenario, timeUs, looks }: ClocksProps): ReactNode {
  const said = useWords(inspectorWords);
  const { milliseconds } = useExactFormat();
  if (!hasWrongClocks(scenario)) return null;
  const readings = clocksAt(scenario, timeUs);
  const turn = turnUs(readings);
  return (
    <section data-panel="clocks">
      <h3>{said.clocks}</h3>
      <ul className={styles["clocks"]}>
        {readings.map((reading) => (
          <Clock key={reading.node} reading={reading} turn={turn} looks={looks} />
        ))}
      </ul>
      <p className={styles["scale"]}>{said.turn(milliseconds(turn))}</p>
    </section>
  );
}

interface ClockProps {
  readonly reading: ClockReading;
  readonly turn: number;
  readonly looks: Looks;
}

function Clock({ reading, turn, looks }: ClockProps): ReactNode {
  const said = useWords(inspectorWords);
  const format = useExactFormat();
  const look = lookOf(looks, reading.node);
  const error = errorText(reading, said, format);
  return (
    <li>
      <ClockFace reading={reading} turn={turn} colour={look.colour} />
      <p className={styles["what"]}>
        <MarkIcon look={look} label={look.name} /> <b>{error}</b>
      </p>
      <p className={styles["reads"]}>
        {said.reads(format.milliseconds(reading.readsUs))}
        {reading.driftPpm !== 0 && (
          <>
            <br />
            {said.drift(String(reading.driftPpm).replace("-", "−"))}
          </>
        )}
      </p>
    </li>
  );
}

/** `250 ms slow`, or that the clock is right. */
export function errorText(
  { aheadUs }: ClockReading,
  said: (typeof inspectorWords)["en"],
  { milliseconds }: Format,
): string {
  if (aheadUs === 0) return said.right;
  const size = milliseconds(Math.abs(aheadUs));
  return aheadUs > 0 ? said.fast(size) : said.slow(size);
}

const centre = 32;

function handEnd(us: number, turn: number, length: number): readonly [number, number] {
  const angle = ((us % turn) / turn) * 2 * Math.PI;
  return [centre + Math.sin(angle) * length, centre - Math.cos(angle) * length];
}

interface ClockFaceProps {
  readonly reading: ClockReading;
  readonly turn: number;
  readonly colour: string;
}

/** The words beside it say the same. */
function ClockFace({ reading: { trueUs, readsUs, aheadUs }, turn, colour }: ClockFaceProps) {
  const round = (value: number): number => Math.round(value * 10) / 10;
  const hand = (us: number, length: number): string =>
    `M${centre} ${centre}L${handEnd(us, turn, length).map(round).join(" ")}`;
  const [from, to] = aheadUs > 0 ? [trueUs, readsUs] : [readsUs, trueUs];
  const arc = `M${handEnd(from, turn, 24).map(round).join(" ")}A24 24 0 0 1 ${handEnd(to, turn, 24)
    .map(round)
    .join(" ")}`;
  const ticks = Array.from({ length: 12 }, (_, i) => {
    const [x, y] = handEnd(i, 12, i % 3 === 0 ? 25 : 27);
    const [outerX, outerY] = handEnd(i, 12, 29);
    return `M${round(x)} ${round(y)}L${round(outerX)} ${round(outerY)}`;
  });
  return (
    <svg className={styles["face"]} viewBox="0 0 64 64" aria-hidden="true">
      <circle cx={centre} cy={centre} r="30.5" />
      <path className={styles["ticks"]} d={ticks.join("")} />
      {aheadUs !== 0 && <path className={styles["error"]} d={arc} />}
      <path className={styles["true"]} d={hand(trueUs, 25)} />
      <path className={styles["reading"]} d={hand(readsUs, 20)} style={{ stroke: colour }} />
    </svg>
  );
}
