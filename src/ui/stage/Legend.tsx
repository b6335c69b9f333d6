// What the signs on the cables mean, as far as this run uses them.
import { type ReactNode, useMemo } from "react";
import type { Run } from "../../session/run.ts";
import { type Sign, signsOf } from "../../session/signs.ts";
import { Icon, type IconName, RingIcon } from "../icons.tsx";
import styles from "./Legend.module.css";

const words: Readonly<Record<Sign, readonly [IconName | "ring", string]>> = {
  data: ["diamond", "carries a write"],
  answer: ["hollow", "has it, says so"],
  question: ["chevron", "asks for a vote"],
  refusal: ["cross", "says no"],
  held: ["held", "held back"],
  waiting: ["ring", "client waits"],
};

export function Legend({ run }: { readonly run: Run }): ReactNode {
  const signs = useMemo(() => signsOf(run.trace), [run]);
  return (
    <ul className={styles["legend"]} aria-label="Signs">
      {signs.map((sign) => {
        const [icon, text] = words[sign];
        return (
          <li key={sign}>
            {icon === "ring" ? <RingIcon /> : <Icon name={icon} />}
            {text}
          </li>
        );
      })}
    </ul>
  );
}
