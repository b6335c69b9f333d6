// How far a large scenario has come, with a way to stop it. What was on the stage stays there, so
// this lies over its upper edge and moves nothing.
import type { ReactNode } from "react";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./ProgressBand.module.css";
import { progressWords } from "./words.ts";

export function ProgressBand(): ReactNode {
  const { session } = usePage();
  const said = useWords(progressWords);
  const mode = useSession((state) => state.progress?.mode ?? null);
  const percent = useSession((state) => Math.floor((state.progress?.part ?? 0) * 100));
  if (mode === null) return null;
  return (
    <section className={styles["band"]} aria-label={said.name}>
      <p>
        {said.computing(mode)} <b>{percent}&nbsp;%</b>
      </p>
      <div
        className={styles["rail"]}
        role="progressbar"
        aria-label={said.name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div style={{ transform: `scaleX(${percent / 100})` }} />
      </div>
      <button type="button" onClick={() => session.cancel()}>
        {said.cancel}
      </button>
    </section>
  );
}
