// One line that says that a newer version waits. It comes when it comes, so it takes no place from
// the stage and asks for nothing.
import { type ReactNode, useState } from "react";
import { useWords } from "../words.ts";
import styles from "./NewVersion.module.css";
import { takeOver, useNewVersion } from "./offline.ts";
import { offlineWords } from "./words.ts";

export function NewVersion(): ReactNode {
  const said = useWords(offlineWords);
  const isReady = useNewVersion();
  const [isPutOff, setPutOff] = useState(false);
  return (
    // The element is always there: what appears in it is then read aloud.
    <div role="status" className={styles["place"]}>
      {isReady && !isPutOff && (
        <p className={styles["line"]}>
          {said.ready}
          <button type="button" onClick={takeOver}>
            {said.reload}
          </button>
          <button type="button" onClick={() => setPutOff(true)}>
            {said.later}
          </button>
        </p>
      )}
    </div>
  );
}
