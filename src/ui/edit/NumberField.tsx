// A number with a button on either side: less, the number itself to type, more. What is typed
// counts when the field is left or Enter is pressed; the arrows count at once.
import { type ReactNode, useEffect, useState } from "react";
import { useWords } from "../words.ts";
import styles from "./NumberField.module.css";
import { placeWords } from "./placeWords.ts";

interface NumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly step: number;
  readonly min?: number;
  readonly max?: number;
  readonly disabled?: boolean;
  /** It gets the focus when its menu opens. */
  readonly isFirst?: boolean;
  readonly onChange: (value: number) => void;
}

export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, unit, value, step, min = 0, max = 3_600_000, disabled = false } = props;
  const said = useWords(placeWords);
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const commit = (wanted: number): void => {
    const within = Math.min(max, Math.max(min, Math.round(wanted * 1000) / 1000));
    if (!Number.isFinite(wanted)) return setText(String(value));
    setText(String(within));
    if (within !== value) props.onChange(within);
  };
  const typed = (): number => (text.trim() === "" ? Number.NaN : Number(text.replace(",", ".")));
  const by = (change: number): void =>
    commit((Number.isFinite(typed()) ? typed() : value) + change);
  return (
    <div className={styles["field"]}>
      <button
        type="button"
        aria-label={said.less(label)}
        disabled={disabled}
        onClick={() => by(-step)}
      >
        −
      </button>
      <input
        type="text"
        inputMode="decimal"
        aria-label={label}
        data-first={props.isFirst || undefined}
        value={text}
        disabled={disabled}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => commit(typed())}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit(typed());
          else if (event.key === "ArrowUp") by(event.shiftKey ? 10 * step : step);
          else if (event.key === "ArrowDown") by(event.shiftKey ? -10 * step : -step);
          else return;
          event.preventDefault();
        }}
      />
      <span>{unit}</span>
      <button
        type="button"
        aria-label={said.more(label)}
        disabled={disabled}
        onClick={() => by(step)}
      >
        +
      </button>
    </div>
  );
}
