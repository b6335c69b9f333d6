// What the signs on the cables mean, as far as this run uses them.
import { type ReactNode, useMemo } from "react";
import { type Sign, signsOf } from "../../session/drawing/signs.ts";
import type { Run } from "../../session/run/run.ts";
import { Icon, type IconName, RingIcon } from "../icons.tsx";
import { useWords, words } from "../words.ts";
import styles from "./Legend.module.css";

const icons: Readonly<Record<Sign, IconName | "ring">> = {
  data: "diamond",
  answer: "hollow",
  question: "chevron",
  refusal: "cross",
  held: "held",
  waiting: "ring",
};

const legendWords = words(
  {
    title: "Signs",
    data: "carries a write",
    answer: "acknowledges",
    question: "asks for agreement",
    refusal: "refuses",
    held: "held back",
    waiting: "client waits",
  },
  {
    title: "記号",
    data: "書き込みを運ぶ",
    answer: "確認する",
    question: "同意を求める",
    refusal: "断る",
    held: "足止め中",
    waiting: "クライアントが待つ",
  },
  {
    title: "Sinais",
    data: "leva uma escrita",
    answer: "confirma",
    question: "pede acordo",
    refusal: "recusa",
    held: "retida",
    waiting: "cliente espera",
  },
);

export function Legend({ run }: { readonly run: Run }): ReactNode {
  const said = useWords(legendWords);
  const signs = useMemo(() => signsOf(run.trace), [run]);
  return (
    <ul className={styles["legend"]} aria-label={said.title}>
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
