// What happens and when: the entries of the script in their order, each a line that can be opened.
import type { ReactNode } from "react";
import { limits } from "../../../session/drafting/choices.ts";
import {
  type EntryKind,
  entryKinds,
  kindOfEntry,
  newEntry,
} from "../../../session/drafting/entries.ts";
import {
  inserted,
  type Json,
  type JsonObject,
  listOf,
  moved,
  objectOf,
} from "../../../session/drafting/tree.ts";
import { useExactFormat, useWords } from "../../words.ts";
import { useCityNames } from "./choices.ts";
import { type OpenItem, useForm } from "./context.ts";
import { EntryFields } from "./EntryFields.tsx";
import { Item } from "./Item.tsx";
import styles from "./lists.module.css";
import { CityMark } from "./marks.tsx";
import { Action, Part } from "./Parts.tsx";
import { cityOf, summaryOf } from "./summary.ts";
import { formWords } from "./words.ts";

const withScript = (form: JsonObject, script: readonly Json[]): JsonObject => ({ ...form, script });

export function ScriptSection({ open, onOpen }: OpenItem): ReactNode {
  const said = useWords(formWords);
  const { data, edit } = useForm();
  const script = listOf(data["script"]);
  const hasChance = data["workload"] !== undefined || data["faults"] !== undefined;
  const add = (kind: EntryKind): void => {
    edit((form) => withScript(form, [...listOf(form["script"]), newEntry(form, kind)]));
    onOpen(script.length, ["script", script.length, "at"]);
  };
  return (
    <Part title={said.sections.script} about={said.scriptAbout} path={["script"]}>
      {script.length === 0 && (
        <p className={styles["empty"]}>{hasChance ? said.chanceScript : said.emptyScript}</p>
      )}
      <ol className={styles["list"]}>
        {script.map((entry, i) => (
          <ScriptItem
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place in the script
            key={i}
            entry={objectOf(entry)}
            index={i}
            count={script.length}
            open={open}
            onOpen={onOpen}
          />
        ))}
      </ol>
      {script.length < limits.scriptEntries && (
        <div className={styles["adding"]}>
          <Action strong text={said.addWrite} onPress={() => add("do")} />
          <span className={styles["quiet"]}>{said.orAdd}</span>
          {entryKinds
            .filter((kind) => kind !== "do")
            .map((kind) => (
              <Action key={kind} text={said.kinds[kind]} onPress={() => add(kind)} />
            ))}
        </div>
      )}
    </Part>
  );
}

interface ScriptItemProps extends OpenItem {
  readonly entry: JsonObject;
  readonly index: number;
  readonly count: number;
}

function ScriptItem({ entry, index, count, open, onOpen }: ScriptItemProps): ReactNode {
  const said = useWords(formWords);
  const { edit } = useForm();
  const names = useCityNames();
  const change = (how: (script: readonly Json[]) => readonly Json[]): void =>
    edit((form) => withScript(form, how(listOf(form["script"]))));
  const city = cityOf(entry);
  return (
    <Item
      title={<Times entry={entry} />}
      mark={city === null ? <span className={styles["nomark"]} /> : <CityMark id={city} />}
      text={summaryOf(entry, names, said)}
      list={["script"]}
      index={index}
      count={count}
      isOpen={open === index}
      onOpen={onOpen}
      onMove={(to) => change((script) => moved(script, index, to))}
      onDuplicate={
        count < limits.scriptEntries
          ? () => change((script) => inserted(script, index + 1, entry))
          : null
      }
      onRemove={() => change((script) => script.filter((_, i) => i !== index))}
    >
      <EntryFields entry={entry} kind={kindOfEntry(entry)} index={index} />
    </Item>
  );
}

function Times({ entry }: { readonly entry: JsonObject }): ReactNode {
  const format = useExactFormat();
  const { at, until } = entry;
  const text = (ms: Json | undefined): string =>
    typeof ms === "number" ? format.milliseconds(ms * 1000) : "?";
  if (until === undefined) return text(at);
  return `${text(at).replace(/\s*ms$/, "")}–${text(until)}`;
}
