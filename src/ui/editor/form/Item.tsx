// One item of a list that can be opened, moved, doubled and removed. Closed it is one line that
// says what it is.
import { type ReactNode, useId } from "react";
import { pathText } from "../../../session/drafting/choices.ts";
import type { Path } from "../../../session/drafting/tree.ts";
import { useWords } from "../../words.ts";
import type { OpenItem } from "./context.ts";
import styles from "./lists.module.css";
import { Action } from "./Parts.tsx";
import { formWords } from "./words.ts";

interface ItemProps {
  readonly title: ReactNode;
  /** The rest of the line. */
  readonly text: string;
  readonly mark?: ReactNode;
  /** The list's own path. */
  readonly list: Path;
  readonly index: number;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onOpen: OpenItem["onOpen"];
  readonly onMove: (to: number) => void;
  /** Null where there cannot be one more, or one less. */
  readonly onDuplicate: (() => void) | null;
  readonly onRemove: (() => void) | null;
  readonly children: ReactNode;
}

export function Item(props: ItemProps): ReactNode {
  const { title, text, mark, list, index, isOpen, onOpen, children } = props;
  const id = useId();
  return (
    <li className={styles["entry"]} data-open={isOpen || undefined}>
      <button
        type="button"
        className={styles["summary"]}
        data-path={pathText([...list, index])}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => onOpen(isOpen ? null : index)}
      >
        {mark}
        <b>{title}</b>
        <span>{text}</span>
      </button>
      {isOpen && (
        <div id={id} className={styles["inside"]}>
          {children}
          <ItemActions {...props} />
        </div>
      )}
    </li>
  );
}

function ItemActions(props: ItemProps): ReactNode {
  const { list, index, count, onOpen, onMove, onDuplicate, onRemove } = props;
  const said = useWords(formWords);
  const name = said.item(index + 1);
  const move = (to: number): void => {
    onMove(to);
    onOpen(to, [...list, to]);
  };
  return (
    <div className={styles["actions"]}>
      <Action text={said.up} to={name} disabled={index === 0} onPress={() => move(index - 1)} />
      <Action
        text={said.down}
        to={name}
        disabled={index === count - 1}
        onPress={() => move(index + 1)}
      />
      <Action
        text={said.duplicate}
        to={name}
        disabled={onDuplicate === null}
        onPress={() => {
          onDuplicate?.();
          onOpen(index + 1, [...list, index + 1]);
        }}
      />
      <Action
        text={said.remove}
        to={name}
        disabled={onRemove === null}
        onPress={() => {
          onRemove?.();
          onOpen(null, list);
        }}
      />
    </div>
  );
}
