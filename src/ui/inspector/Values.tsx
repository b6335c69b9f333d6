// What the nodes show a client, field by field; each value leads to the event that set it.
import { type ReactNode, useState } from "react";
import { type Setting, settingsOf } from "../../session/run/watch.ts";
import type { EventRef } from "../../session/state.ts";
import { MarkIcon } from "../Mark.tsx";
import { usePage, useSession } from "../page.ts";
import { type Looks, lookOf } from "../places.ts";
import type { ShownMode } from "../stage/shown.ts";
import { useFormat, useWords } from "../words.ts";
import { Fresh } from "./Fresh.tsx";
import { HeldValue, heldText } from "./HeldValue.tsx";
import styles from "./Values.module.css";
import { inspectorWords } from "./words.ts";

interface ValuesProps {
  readonly mode: ShownMode;
  readonly looks: Looks;
  isFresh(node: string, row: string, field: string): boolean;
}

interface Field {
  readonly row: string;
  readonly field: string;
}

/** The fields of the row that the pictures show come first; the others are a press away. */
export function Values({ mode, looks, isFresh }: ValuesProps): ReactNode {
  const said = useWords(inspectorWords);
  const subject = useSession((state) => state.subjects[state.subject]);
  const subjects = useSession((state) => state.subjects);
  const [isWhole, setWhole] = useState(false);
  const fieldsOf = ({ row, fields }: { row: string; fields: readonly string[] }): Field[] =>
    fields.map((field) => ({ row, field }));
  const first = subject === undefined ? [] : fieldsOf(subject);
  const all = subjects
    .filter(({ fields }) => fields.length === 1)
    .flatMap(fieldsOf)
    .filter(({ row, field }) => first.every((one) => one.row !== row || one.field !== field));
  const fields = isWhole ? [...first, ...all] : first;
  return (
    <section data-panel="values">
      {fields.map(({ row, field }) => (
        <div key={`${row} ${field}`} className={styles["field"]}>
          <h3>
            {row} <span>{field}</span>
          </h3>
          {mode.moment.nodes.map(({ node, up }) => (
            <Value
              key={node}
              mode={mode}
              node={node}
              field={{ row, field }}
              up={up}
              looks={looks}
              fresh={isFresh(node, row, field)}
            />
          ))}
        </div>
      ))}
      {all.length > 0 && (
        <button type="button" className={styles["more"]} onClick={() => setWhole(!isWhole)}>
          {isWhole ? said.fewer : said.all(first.length + all.length)}
        </button>
      )}
    </section>
  );
}

interface ValueProps {
  readonly mode: ShownMode;
  readonly node: string;
  readonly field: Field;
  readonly up: boolean;
  readonly looks: Looks;
  readonly fresh: boolean;
}

function Value({ mode, node, field, up, looks, fresh }: ValueProps): ReactNode {
  const said = useWords(inspectorWords);
  const { run, moment } = mode;
  const look = lookOf(looks, node);
  const setting = settingsOf(run.trace, node, field, moment.event).at(-1);
  if (setting === undefined) return null;
  return (
    <div className={styles["value"]} data-value={`${node} ${field.row} ${field.field}`}>
      <MarkIcon look={look} label={look.name} />
      <span className={up ? styles["held"] : `${styles["held"]} ${styles["down"]}`}>
        <Fresh on={fresh}>
          <HeldValue held={setting.held} />
        </Fresh>
        {!up && <small> {said.down}</small>}
      </span>
      <SetAt run={run} setting={setting} place={look.name} field={field.field} />
    </div>
  );
}

interface SetAtProps {
  readonly run: ShownMode["run"];
  readonly setting: Setting;
  readonly place: string;
  readonly field: string;
}

/** The way to the event that made a value what it is. */
export function SetAt({ run, setting, place, field }: SetAtProps): ReactNode {
  const said = useWords(inspectorWords);
  const { milliseconds } = useFormat();
  const { session } = usePage();
  const event = run.trace.events[setting.event];
  if (event === undefined || event.kind === "start") {
    return <span className={styles["start"]}>{said.setAtStart}</span>;
  }
  const target: EventRef = { run: run.index, event: event.index };
  const words = said.setAt(milliseconds(event.atUs));
  const name = said.goToSetting(place, field, heldText(setting.held, said));
  return (
    <button
      type="button"
      className={styles["set"]}
      // The visible words come first, so that who speaks to the page can say them.
      aria-label={`${words}. ${name}`}
      onClick={() => session.visit(target)}
    >
      {words}
    </button>
  );
}
