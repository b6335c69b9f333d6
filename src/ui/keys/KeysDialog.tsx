// The keys of the page, for people who look for them.
import type { ReactNode } from "react";
import { Dialog } from "../Dialog.tsx";
import { useWords } from "../words.ts";
import styles from "./KeysDialog.module.css";
import { keysWords } from "./words.ts";

export default function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { title, about, list } = useWords(keysWords);
  return (
    <Dialog title={title} about={about} onClose={onClose}>
      <dl className={styles["keys"]}>
        {list.map(([keys, action]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
