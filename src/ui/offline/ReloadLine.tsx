// One line that says that the page should be loaded again, and why. It comes when it comes, so it
// takes no place from the stage and asks for nothing.
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Locale } from "../../session/locale.ts";
import styles from "./ReloadLine.module.css";
import { reload } from "./reload.ts";
import { takeOver } from "./takeOver.ts";
import { reloadWords } from "./words.ts";

/** `locale`: the line may have to be said before there is a session. */
export function ReloadLine({ locale }: { readonly locale: Locale }): ReactNode {
  const said = reloadWords[locale];
  const reason = useStore(reload, (state) => state.reason);
  return (
    // The element is always there: what appears in it is then read aloud.
    <div role="status" className={styles["place"]}>
      {reason !== null && (
        <p className={styles["line"]}>
          <span>{said.reasons[reason]}</span>
          <button type="button" onClick={takeOver}>
            {said.reload}
          </button>
          <button type="button" onClick={() => reload.setState({ reason: null })}>
            {said.later}
          </button>
        </p>
      )}
    </div>
  );
}
