// Pieces that the sections of the form are made of: a heading with what it is about, a group of
// fields in a row, and the buttons that change a list.
import { type ReactNode, useId, useState } from "react";
import { pathText } from "../../../session/drafting/choices.ts";
import type { Path } from "../../../session/drafting/tree.ts";
import { faultIn } from "../../../session/texts/texts.ts";
import { useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import { useForm } from "./context.ts";
import styles from "./Parts.module.css";
import { formWords } from "./words.ts";

interface PartProps {
  readonly title: string;
  readonly about?: string;
  /** Faults of the part as a whole are shown under its heading. */
  readonly path?: Path;
  readonly children: ReactNode;
}

/** A part of a section with a heading of its own. */
export function Part({ title, about, path, children }: PartProps): ReactNode {
  const id = useId();
  return (
    <section className={styles["part"]} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {about !== undefined && <p className={styles["about"]}>{about}</p>}
      {path !== undefined && <PartFault path={path} />}
      {children}
    </section>
  );
}

interface PartFaultProps {
  readonly path: Path;
  /** Whether the focus goes here when the fault is sought. */
  readonly isTarget?: boolean;
}

/** The fault of something that is more than one field. */
export function PartFault({ path, isTarget = true }: PartFaultProps): ReactNode {
  const { fault } = useForm();
  const texts = useSession((state) => state.texts);
  const name = pathText(path);
  return (
    <div className={styles["target"]} data-path={isTarget ? name : undefined} tabIndex={-1}>
      {fault?.path === name && <p className={styles["fault"]}>{faultIn(texts, fault.fault)}</p>}
    </div>
  );
}

/** Fields side by side, as far as there is room. */
export function Fields({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles["fields"]}>{children}</div>;
}

interface ActionProps {
  readonly text: string;
  /** What it is done to, for those who do not see where it stands. */
  readonly to?: string;
  readonly disabled?: boolean;
  readonly strong?: boolean;
  readonly onPress: () => void;
}

export function Action({ text, to, disabled, strong, onPress }: ActionProps): ReactNode {
  return (
    <button
      type="button"
      className={strong === true ? styles["strong"] : styles["action"]}
      aria-label={to === undefined ? undefined : `${text}: ${to}`}
      disabled={disabled}
      onClick={onPress}
    >
      {text}
    </button>
  );
}

interface AddProps {
  readonly label: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly onAdd: (value: string) => void;
}

/** Chooses what is to be added, and adds it. */
export function Add({ label, choices, onAdd }: AddProps): ReactNode {
  const said = useWords(formWords);
  const id = useId();
  const [chosen, setChosen] = useState("");
  const [first] = choices[0] ?? [""];
  const value = choices.some(([one]) => one === chosen) ? chosen : first;
  return (
    <div className={styles["add"]}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => setChosen(target.value)}>
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
      <Action strong text={said.add} to={label} onPress={() => onAdd(value)} />
    </div>
  );
}
