// The inspector's place: beside the stage, or on a phone in the picture's stead. What is in it is
// loaded when it is first opened.
import { lazy, type ReactNode, Suspense } from "react";
import type { Shown } from "../stage/shown.ts";
import { useWords } from "../words.ts";
import styles from "./Rail.module.css";
import { railWords } from "./railWords.ts";

const Inspector = lazy(() => import("./Inspector.tsx"));

export function Rail({ shown }: { readonly shown: Shown }): ReactNode {
  const said = useWords(railWords);
  return (
    <aside className={styles["rail"]} id="inspector" aria-label={said.inspector}>
      <Suspense fallback={null}>
        <Inspector shown={shown} />
      </Suspense>
    </aside>
  );
}
