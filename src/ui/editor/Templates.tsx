// What a new scenario can begin with.
import { type ReactNode, useEffect, useRef } from "react";
import { fileText, templateIds, templates } from "../../session/drafting/choices.ts";
import { useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Templates.module.css";
import { editorWords } from "./words.ts";

interface TemplatesProps {
  readonly onBack?: () => void;
  /** With the text of the scenario that was chosen. */
  readonly onChoose: (text: string) => void;
}

export function Templates({ onBack, onChoose }: TemplatesProps): ReactNode {
  const said = useWords(editorWords);
  const isOwn = useSession((state) => state.opened !== null && state.id === null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className={styles["templates"]}>
      <p className={styles["about"]}>
        {said.newAbout} {isOwn && said.newWarning}
      </p>
      <ul>
        {templateIds.map((id, i) => (
          <li key={id}>
            <button
              ref={i === 0 ? first : null}
              type="button"
              onClick={() => onChoose(fileText({ ...templates[id], ...said.templates[id].begins }))}
            >
              <b>{said.templates[id].title}</b>
              <span>{said.templates[id].about}</span>
            </button>
          </li>
        ))}
      </ul>
      {onBack !== undefined && (
        <button type="button" className={styles["back"]} onClick={onBack}>
          {said.back}
        </button>
      )}
    </div>
  );
}
