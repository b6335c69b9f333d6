// One line between bar and stage for what went wrong with a link or file, or is to be known about
// it.
import type { ReactNode } from "react";
import { Icon } from "../icons.tsx";
import { usePage, useSession } from "../page.ts";
import { useWords, words } from "../words.ts";
import styles from "./Notice.module.css";

const noticeWords = words({ dismiss: "Dismiss" }, { dismiss: "閉じる" }, { dismiss: "Dispensar" });

export function Notice(): ReactNode {
  const { session } = usePage();
  const said = useWords(noticeWords);
  const problem = useSession((state) => state.problem);
  const notice = useSession((state) => state.notice);
  const text = problem ?? notice;
  return (
    // The element is always there: what appears in it is then read aloud.
    <div role="status" className={text === null ? "" : styles["notice"]}>
      {text !== null && (
        <>
          <p>{text}</p>
          <button type="button" aria-label={said.dismiss} onClick={() => session.dismiss()}>
            <Icon name="close" />
          </button>
        </>
      )}
    </div>
  );
}
