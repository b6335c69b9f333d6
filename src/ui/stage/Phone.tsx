// One mode at a time, for narrow windows: its picture and verdict, and the others' verdicts as
// buttons.
import type { ReactNode } from "react";
import { barWords } from "../bar/words.ts";
import { ModeSelect } from "../embed/ModeSelect.tsx";
import { RailButton } from "../inspector/RailButton.tsx";
import { usePage, useSession } from "../page.ts";
import { useSwipe } from "../swipe.ts";
import { useWords } from "../words.ts";
import styles from "./Phone.module.css";
import { modeOf, type Shown } from "./shown.ts";

interface PhoneProps {
  readonly shown: Shown;
  readonly picture: ReactNode;
  /** There is room for all modes side by side, and a way back there. */
  readonly hasAll: boolean;
}

export function Phone({ shown, picture, hasAll }: PhoneProps): ReactNode {
  const { session } = usePage();
  const said = useWords(barWords);
  const index = useSession((state) => state.expanded ?? 0);
  const isEmbedded = useSession((state) => state.embed);
  const mode = modeOf(shown, index);
  const swipe = useSwipe((direction) => {
    const { modes } = shown;
    const at = mode === undefined ? 0 : modes.indexOf(mode);
    const next = modes[(at + direction + modes.length) % modes.length];
    if (next !== undefined) session.expand(next.run.index);
  });
  if (mode === undefined) return null;
  const { run, verdict } = mode;
  return (
    <div className={`${styles["phone"]} ${isEmbedded ? "" : styles["own"]}`}>
      <header className={styles["title"]}>
        <h2>{isEmbedded ? <ModeSelect hasAll={hasAll} /> : run.heading}</h2>
        <p className={verdict.trouble ? styles["trouble"] : ""}>{verdict.headline}</p>
        <RailButton className={styles["inside"]} />
      </header>
      <div className={styles["picture"]} {...swipe}>
        {picture}
      </div>
      <nav className={styles["verdicts"]} aria-label={said.modes}>
        {hasAll && (
          <button type="button" aria-pressed={false} onClick={() => session.expand(null)}>
            <b>{said.all}</b>
          </button>
        )}
        {shown.modes.map((other) => (
          <button
            key={other.run.index}
            type="button"
            aria-pressed={other === mode}
            className={other.verdict.trouble ? styles["trouble"] : ""}
            onClick={() => session.expand(other.run.index)}
          >
            <span>{other.run.short}</span>
            <b>{other.verdict.short}</b>
          </button>
        ))}
      </nav>
    </div>
  );
}
