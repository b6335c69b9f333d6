// What the signs on the cables mean, as far as this run uses them.
import { type ReactNode, type Ref, useMemo } from "react";
import { type Sign, signsOf } from "../../session/drawing/signs.ts";
import type { Run } from "../../session/run/run.ts";
import { Icon, type IconName, RingIcon } from "../icons.tsx";
import { useWords } from "../words.ts";
import styles from "./Legend.module.css";
import { legendWords } from "./legendWords.ts";

const icons: Readonly<Record<Sign, IconName | "ring">> = {
  question: "chevron",
  data: "diamond",
  answer: "hollow",
  refusal: "cross",
  held: "held",
  waiting: "ring",
};

interface LegendProps {
  readonly runs: readonly Run[];
  /** All in one line, under several maps. */
  readonly isLine?: boolean;
  readonly ref?: Ref<HTMLUListElement>;
}

export function Legend({ runs, isLine = false, ref }: LegendProps): ReactNode {
  const said = useWords(legendWords);
  const signs = useMemo(() => signsOfAll(runs), [runs]);
  return (
    <ul ref={ref} className={styles[isLine ? "line" : "legend"]} aria-label={said.title}>
      {signs.map((sign) => {
        const icon = icons[sign];
        return (
          <li key={sign}>
            {icon === "ring" ? <RingIcon /> : <Icon name={icon} />}
            {said[sign]}
          </li>
        );
      })}
    </ul>
  );
}

function signsOfAll(runs: readonly Run[]): readonly Sign[] {
  const used = new Set(runs.flatMap(({ trace }) => signsOf(trace)));
  return (Object.keys(icons) as Sign[]).filter((sign) => used.has(sign));
}
