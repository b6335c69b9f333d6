// Buttons for what keys and gestures do with the shown time, and the switch for differences.
import type { ReactNode } from "react";
import { Pending } from "../../Pending.tsx";
import { usePage, useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import { zoom } from "../../zoom.ts";
import styles from "./TimeView.module.css";
import { timeWords } from "./words.ts";

interface ToolbarProps {
  /** There are modes that may differ. */
  readonly compares: boolean;
  /** Where they do is being worked out. */
  readonly isPending: boolean;
}

export function Toolbar({ compares, isPending }: ToolbarProps): ReactNode {
  const { session } = usePage();
  const span = useSession((state) => state.span);
  const differencesOnly = useSession((state) => state.differencesOnly);
  const words = useWords(timeWords);
  return (
    <div className={styles["toolbar"]}>
      <div className={styles["zoom"]}>
        <button
          type="button"
          aria-label={words.zoomOut}
          title={words.zoomOut}
          disabled={span === null}
          onClick={() => zoom(session, 2)}
        >
          <Sign d="M5 12h14" />
        </button>
        <button
          type="button"
          aria-label={words.zoomIn}
          title={words.zoomIn}
          onClick={() => zoom(session, 0.5)}
        >
          <Sign d="M5 12h14M12 5v14" />
        </button>
        <button
          type="button"
          aria-label={words.fit}
          title={words.fit}
          disabled={span === null}
          onClick={() => session.setSpan(null)}
        >
          <Sign d="M4 6v12M20 6v12M7.5 12h9M10 9l-3 3l3 3M14 9l3 3l-3 3" />
        </button>
      </div>
      {compares && (
        <button
          type="button"
          className={styles["toggle"]}
          aria-pressed={differencesOnly}
          title={words.differencesLong}
          onClick={() => session.set({ differencesOnly: !differencesOnly })}
        >
          {words.differences}
        </button>
      )}
      {isPending && <Pending />}
    </div>
  );
}

function Sign({ d }: { readonly d: string }): ReactNode {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}
