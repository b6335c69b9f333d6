// The keys of the page, for people who look for them.
import type { ReactNode } from "react";
import { Dialog } from "../Dialog.tsx";
import { keyHelp } from "../keyboard.ts";
import styles from "./KeysDialog.module.css";

export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Keys" about="Every one of them has a button too." onClose={onClose}>
      <dl className={styles["keys"]}>
        {keyHelp.map(([keys, action]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
