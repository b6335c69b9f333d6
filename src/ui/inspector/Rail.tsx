// The inspector's place: beside the stage, or on a phone in the picture's stead. What is in it is
// loaded when it is first opened, and follows the picture by a frame: it may have much to draw.
import type { ReactNode } from "react";
import { useStateAfterPaint } from "../afterPaint.ts";
import { lazily } from "../lazily.tsx";
import { StateContext, usePage } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Rail.module.css";
import { railWords } from "./railWords.ts";

const Inspector = lazily(() => import("./Inspector.tsx"), { saysSo: true });

export function Rail(): ReactNode {
  const said = useWords(railWords);
  const { session } = usePage();
  const state = useStateAfterPaint(session);
  return (
    <aside className={styles["rail"]} id="inspector" aria-label={said.inspector}>
      {state !== null && (
        <StateContext value={state}>
          <Inspector />
        </StateContext>
      )}
    </aside>
  );
}
