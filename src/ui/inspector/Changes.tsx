// What an event changed, before and after: what the node shows, what it knows, what it keeps
// inside, and what went out.
import type { ReactNode } from "react";
import {
  byThing,
  type ClockChange,
  changesOf,
  type EntryChange,
  type EventChanges,
  type FieldChange,
  type ThingChange,
} from "../../session/run/changes.ts";
import { originOf } from "../../session/run/panels.ts";
import { settingsOf } from "../../session/run/watch.ts";
import { type Looks, lookOf } from "../places.ts";
import type { ShownMode } from "../stage/shown.ts";
import { useFormat, useWords } from "../words.ts";
import styles from "./Changes.module.css";
import { errorText } from "./Clocks.tsx";
import { named } from "./drawing.ts";
import { HeldValue, heldText } from "./HeldValue.tsx";
import { KnowledgeView } from "./KnowledgeView.tsx";
import { Outgoing } from "./Outgoing.tsx";
import { useTerms } from "./terms.ts";
import { SetAt } from "./Values.tsx";
import { inspectorWords } from "./words.ts";

interface ChangesProps {
  readonly mode: ShownMode;
  readonly event: number;
  readonly looks: Looks;
}

export function Changes({ mode, event, looks }: ChangesProps): ReactNode {
  const said = useWords(inspectorWords);
  const changes = changesOf(mode.run.trace, event);
  if (changes === undefined || changes.event.kind === "start") return null;
  return (
    <section data-changes>
      <h3>{said.changes}</h3>
      <Inside changes={changes} mode={mode} looks={looks} />
      <Outgoing changes={changes} mode={mode} looks={looks} />
    </section>
  );
}

interface InsideProps {
  readonly changes: EventChanges;
  readonly mode: ShownMode;
  readonly looks: Looks;
}

function Inside({ changes, mode, looks }: InsideProps): ReactNode {
  const said = useWords(inspectorWords);
  const { event, fields, knowledge, clock } = changes;
  const entries = unsaid(changes);
  const isNothing = fields.length + knowledge.length + entries.length === 0 && clock === null;
  if (isNothing) {
    const isWorld = event.node === null;
    return <p className={styles["nothing"]}>{isWorld ? said.noNode : said.noChange}</p>;
  }
  return (
    <ul className={styles["changes"]}>
      {clock !== null && <ClockLine clock={clock} looks={looks} />}
      {fields.map((change) => (
        <FieldLine
          key={`${change.row} ${change.field}`}
          change={change}
          mode={mode}
          event={event.index}
          looks={looks}
        />
      ))}
      {knowledge.map(({ row, before, after }) => (
        <li key={row} data-change="knowledge">
          <span className={styles["what"]}>{said.knowledge(row)}</span>
          <Pair
            before={before === null ? null : <KnowledgeView knowledge={before} looks={looks} />}
            after={
              after === null ? null : (
                <KnowledgeView knowledge={after} before={before} looks={looks} />
              )
            }
          />
        </li>
      ))}
      {entries.map(({ title, entries: all }) => (
        <PanelLines key={title} title={title} entries={all} looks={looks} />
      ))}
    </ul>
  );
}

type Entries = readonly Pick<EventChanges["panels"][number], "title" | "entries">[];

/**
 * What the panels say beyond the values and what is known of their rows: most panels show just
 * these, closer.
 */
function unsaid({ fields, knowledge, panels }: EventChanges): Entries {
  const shown = new Set(fields.map(({ row, field }) => `${row}.${field}`));
  const isKnown = (name: string): boolean =>
    knowledge.some(({ row }) => name === row || /^[ .]/.test(afterPrefix(name, row)));
  return panels.flatMap(({ title, shape, entries: all }) => {
    if ((shape === "counter" || shape === "rights") && isKnown(title)) return [];
    const entries = all.filter(({ names: [row = "", column] }) => {
      if (shape === "versionVector" || shape === "stamps") return !isKnown(row);
      if (shape !== "table") return true;
      return !isKnown(row) && (column !== "value" || !shown.has(row));
    });
    return entries.length === 0 ? [] : [{ title, entries }];
  });
}

const afterPrefix = (text: string, prefix: string): string =>
  text.startsWith(prefix) ? text.slice(prefix.length) : "";

interface PairProps {
  /** Null: there was nothing. */
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** The old value grey and struck, the new one strong; purple is for what was lost. */
function Pair({ before, after }: PairProps): ReactNode {
  const said = useWords(inspectorWords);
  return (
    <span className={styles["pair"]}>
      {before === null ? (
        <span className={styles["old"]}>{said.nothing}</span>
      ) : (
        <s className={styles["old"]}>{before}</s>
      )}
      <span aria-hidden="true"> → </span>
      <span className={styles["unseen"]}> {said.becomes} </span>
      {after === null ? (
        <span className={styles["old"]}>{said.nothing}</span>
      ) : (
        <b className={styles["new"]}>{after}</b>
      )}
    </span>
  );
}

interface FieldLineProps {
  readonly change: FieldChange;
  readonly mode: ShownMode;
  readonly event: number;
  readonly looks: Looks;
}

function FieldLine({ change, mode, event, looks }: FieldLineProps): ReactNode {
  const said = useWords(inspectorWords);
  const { trace } = mode.run;
  const { row, field, before, after } = change;
  const node = trace.events[event]?.node ?? "";
  const earlier = settingsOf(trace, node, { row, field }, event - 1).at(-1);
  const writers = after.versions.flatMap(({ by }) =>
    by.flatMap((request) => originOf(trace, request) ?? []),
  );
  const words = `${heldText(before, said)} → ${heldText(after, said)}`;
  return (
    <li data-change={`${row} ${field}`} data-text={words}>
      <span className={styles["what"]}>
        {row} {field}
      </span>
      <span className={styles["large"]}>
        <Pair before={<HeldValue held={before} />} after={<HeldValue held={after} />} />
      </span>
      <span className={styles["origin"]}>
        {writers.length > 0 && <span>{said.by(namesOf(writers, looks))}</span>}
        {earlier !== undefined && (
          <span>
            {heldText(before, said)}:{" "}
            <SetAt
              run={mode.run}
              setting={earlier}
              place={lookOf(looks, node).name}
              field={field}
            />
          </span>
        )}
      </span>
    </li>
  );
}

function namesOf(nodes: readonly string[], looks: Looks): string {
  return [...new Set(nodes)].map((node) => lookOf(looks, node).name).join(", ");
}

interface PanelLinesProps {
  readonly title: string;
  readonly entries: readonly EntryChange[];
  readonly looks: Looks;
}

/** More than these would bury the rest; the state shows them all. */
const shownThings = 6;

function PanelLines({ title, entries, looks }: PanelLinesProps): ReactNode {
  const said = useWords(inspectorWords);
  const term = useTerms();
  const things = byThing(entries);
  return (
    <li data-change="panel">
      <span className={styles["what"]}>{term(title)}</span>
      <ul className={styles["entries"]}>
        {things.slice(0, shownThings).map((thing) => (
          <Thing key={thing.name} thing={thing} looks={looks} />
        ))}
        {things.length > shownThings && <li>{said.more(things.length - shownThings)}</li>}
      </ul>
    </li>
  );
}

/** What is new or gone is told as a whole, what has changed piece by piece. */
function Thing({ thing, looks }: { readonly thing: ThingChange; readonly looks: Looks }) {
  const term = useTerms();
  const { kind, entries } = thing;
  const text = (value: string): string => term(named(value, looks));
  if (kind === "changed") {
    return entries.map(({ path, names, before, after }) => (
      <li key={path}>
        <span>{names.map(text).join(", ")}</span>{" "}
        <Pair
          before={before === null || before === "" ? null : text(before)}
          after={after === null || after === "" ? null : text(after)}
        />
      </li>
    ));
  }
  const whole = entries
    .map(({ before, after }) => text(after ?? before ?? ""))
    .filter((one) => one !== "")
    .join(" · ");
  return (
    <li>
      <span>{text(thing.name)}</span>{" "}
      <Pair before={kind === "new" ? null : whole} after={kind === "new" ? whole : null} />
    </li>
  );
}

function ClockLine({ clock, looks }: { readonly clock: ClockChange; readonly looks: Looks }) {
  const said = useWords(inspectorWords);
  const format = useFormat();
  return (
    <li data-change="clock">
      <span className={styles["what"]}>
        {said.clocks}: {lookOf(looks, clock.after.node).name}
      </span>
      <Pair
        before={errorText(clock.before, said, format)}
        after={errorText(clock.after, said, format)}
      />
    </li>
  );
}
