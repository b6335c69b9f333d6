// Puts a part of the document on or off as a whole.
import { type ReactNode, useId } from "react";
import styles from "./fields.module.css";

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onTurn: (on: boolean) => void;
}

export function Switch({ label, isOn, onTurn }: SwitchProps): ReactNode {
  const id = useId();
  return (
    <div className={styles["check"]}>
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onTurn(target.checked)}
      />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
