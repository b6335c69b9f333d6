// Opens and closes the inspector: a sign for the row of buttons, with its name for those who cannot
// see it.
import { type ReactNode, useRef } from "react";
import { usePage } from "../page.ts";
import { useWords } from "../words.ts";
import { handOverFocus, useHandedFocus } from "./handOver.ts";
import styles from "./RailButton.module.css";
import { railWords } from "./railWords.ts";
import { useRail } from "./useRail.ts";

interface RailButtonProps {
  readonly className?: string | undefined;
}

export function RailButton({ className }: RailButtonProps): ReactNode {
  const { session } = usePage();
  const said = useWords(railWords);
  const open = useRail();
  const button = useRef<HTMLButtonElement>(null);
  useHandedFocus(button, open === true);
  if (open === null) return null;
  const name = open ? said.close : said.open;
  return (
    <button
      ref={button}
      type="button"
      className={className === undefined ? styles["button"] : `${styles["button"]} ${className}`}
      aria-label={said.inspector}
      aria-expanded={open}
      title={`${name} (I)`}
      onClick={() => {
        handOverFocus();
        session.set({ rail: !open });
      }}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M3 5h18v14H3zM14.5 5v14M17 9h1.5M17 12h1.5" />
      </svg>
    </button>
  );
}
