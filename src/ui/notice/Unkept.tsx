// Says that the browser does not keep the changes, and why, and offers a file. Whoever leaves the
// page with them is asked.
import { type ReactNode, useEffect, useState } from "react";
import type { Unkept as Why } from "../../session/state.ts";
import { saveOpened, saveText } from "../files.ts";
import { Icon } from "../icons.tsx";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Notice.module.css";
import { unkeptWords } from "./unkeptWords.ts";

/** The start page, where works that are kept can be sent away. */
const startAddress = `${location.pathname}${location.search}#`;

export default function Unkept({ why }: { readonly why: Why }): ReactNode {
  const { session } = usePage();
  const said = useWords(unkeptWords);
  const document = useSession((state) => state.opened?.document);
  const draft = useSession((state) => state.draft);
  const current = draft ?? document;
  const [saved, setSaved] = useState<unknown>(null);
  const [isDismissed, setDismissed] = useState(false);
  const isSaved = saved === current;
  useAskBeforeLeaving(!isSaved);
  if (isSaved || isDismissed) return null;
  const save = (): void => {
    if (draft === null) saveOpened(session);
    else saveText(document?.title ?? "", draft.text);
    setSaved(current);
  };
  return (
    <div className={styles["notice"]}>
      <p>
        {said[why]}{" "}
        {why === "many" && (
          <a href={startAddress} target="_blank" rel="noopener">
            {said.choose}
          </a>
        )}
      </p>
      <button type="button" className={styles["act"]} onClick={save}>
        {said.save}
      </button>
      <button type="button" aria-label={said.dismiss} onClick={() => setDismissed(true)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function useAskBeforeLeaving(isToAsk: boolean): void {
  useEffect(() => {
    if (!isToAsk) return;
    const ask = (event: Event): void => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isToAsk]);
}
