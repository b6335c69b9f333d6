// What an OK needs in this mode, and whether the copies agree now: words with a sign in front.
import type { ReactNode } from "react";
import type { Verdict } from "../../session/judging/verdict.ts";
import { Icon } from "../icons.tsx";
import styles from "./Chips.module.css";

export function Chips({ verdict }: { readonly verdict: Verdict }): ReactNode {
  return (
    <div className={styles["chips"]}>
      <span className={styles["chip"]}>
        <Icon name={verdict.ok.atOnce ? "tick" : "clock"} />
        {verdict.ok.text}
      </span>
      <span className={styles["chip"]}>
        <Icon name={verdict.agree ? "agree" : "differ"} />
        {verdict.agreement}
      </span>
    </div>
  );
}
