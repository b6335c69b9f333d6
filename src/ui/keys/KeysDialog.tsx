// The keys of the page, for people who look for them.
import { Fragment, type ReactNode } from "react";
import { Dialog } from "../Dialog.tsx";
import { useWords } from "../words.ts";
import styles from "./KeysDialog.module.css";
import { keysWords, range } from "./words.ts";

export default function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { title, about, to, list } = useWords(keysWords);
  return (
    <Dialog title={title} about={about} onClose={onClose}>
      <dl className={styles["keys"]}>
        {list.map(([keys, action]) => (
          <div key={keys.join(" ")}>
            <dt>
              {keys.map((key) => (
                <Fragment key={key}>{key === range ? to : <Caps press={key} />}</Fragment>
              ))}
            </dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The keys that are pressed together, each as the cap that it is on a keyboard. */
function Caps({ press }: { readonly press: string }): ReactNode {
  return press.split(" + ").map((key, i) => (
    <Fragment key={key}>
      {i > 0 && " + "}
      <kbd>{key}</kbd>
    </Fragment>
  ));
}
