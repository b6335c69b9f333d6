// A request of a client at this node and time: a row, what to do with it, and a value that makes
// sense. Enter is enough.
import { type FormEvent, type ReactNode, useState } from "react";
import type { OperationDocument } from "../../scenarios/documentSchema.ts";
import type { Edit } from "../../session/edits/edit.ts";
import { addRequest } from "../../session/edits/requests.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { actionsFor, operationOf, type RowAction, suggestionFor } from "./actions.ts";
import styles from "./PlaceDialog.module.css";
import { placeWords } from "./placeWords.ts";

interface WriteFormProps {
  readonly node: string;
  readonly run: number;
  readonly onAct: (edit: Edit) => void;
}

export function WriteForm({ node, run, onAct }: WriteFormProps): ReactNode {
  const { session } = usePage();
  const said = useWords(placeWords);
  const [wish, setWish] = useState<{ row: string | null; action: string | null }>({
    row: null,
    action: null,
  });
  const [typed, setTyped] = useState<string | null>(null);
  const state = session.getState();
  const rows = useSession(({ subjects }) => subjects).map(({ row }) => row);
  const subject = state.subjects[state.subject];
  const row = wish.row ?? subject?.row ?? "";
  const actions = actionsFor(state.scenario, row);
  const field = subject?.fields[0];
  const action =
    actions.find(({ id }) => id === wish.action) ??
    actions.find((one) => one.field === field && one.verb !== "remove") ??
    actions[0];
  if (action === undefined) return null;
  const suggested = suggestionFor(state, run, node, row, action);
  const value = typed ?? suggested;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const operation: OperationDocument = operationOf(action, row, value, node, state);
    onAct(addRequest(node, state.timeUs, [operation]));
  };
  const choose = (row: string | null, action: string | null): void => {
    setWish({ row, action });
    setTyped(null);
  };
  const label = action.verb === "insert" ? said.newRow : valueLabel(action, said);
  return (
    <form className={styles["part"]} onSubmit={submit}>
      <h3>{said.request}</h3>
      <div className={styles["line"]}>
        <Choice
          label={said.what}
          value={action.id}
          choices={actions.map((one) => [one.id, actionText(one, said)])}
          onChoose={(id) => choose(wish.row, id)}
        />
        <Choice
          label={said.row}
          value={row}
          choices={[...new Set([...rows, row])].map((one) => [one, one])}
          onChoose={(one) => choose(one, null)}
        />
      </div>
      <div className={styles["line"]}>
        {label !== null && (
          <input
            className={styles["value"]}
            aria-label={label}
            value={value}
            data-first
            onChange={(event) => setTyped(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        )}
        <button
          type="submit"
          className={`${styles["button"]} ${styles["primary"]}`}
          data-first={label === null || undefined}
        >
          {action.verb === "read" ? said.read : said.write}
        </button>
      </div>
    </form>
  );
}

type Said = (typeof placeWords)["en"];

/** What is typed for an action; null where there is nothing to type. */
function valueLabel({ verb }: RowAction, said: Said): string | null {
  if (verb === "read" || verb === "delete") return null;
  return verb === "increment" ? said.amount : said.value;
}

function actionText({ verb, field }: RowAction, { actions }: Said): string {
  switch (verb) {
    case "read":
    case "insert":
    case "delete":
      return actions[verb];
    default:
      return actions[verb](field ?? "");
  }
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string) => void;
}

export function Choice({ label, value, choices, onChoose }: ChoiceProps): ReactNode {
  return (
    <select
      className={styles["select"]}
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {choices.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}
