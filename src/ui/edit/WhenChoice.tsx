// Whether a change of a clock or a cable holds from the present instant on or for the whole run.
import { type ReactNode, useId } from "react";
import { useWords } from "../words.ts";
import styles from "./PlaceDialog.module.css";
import { placeWords } from "./placeWords.ts";

export type When = "now" | "always";

interface WhenChoiceProps {
  readonly value: When;
  readonly onChoose: (when: When) => void;
}

export function WhenChoice({ value, onChoose }: WhenChoiceProps): ReactNode {
  const said = useWords(placeWords);
  const name = useId();
  return (
    <fieldset className={styles["when"]}>
      <legend>{said.when}</legend>
      {(["now", "always"] as const).map((when) => (
        <label key={when}>
          <input
            type="radio"
            name={name}
            checked={value === when}
            onChange={() => onChoose(when)}
          />
          {when === "now" ? said.fromNow : said.always}
        </label>
      ))}
    </fieldset>
  );
}
