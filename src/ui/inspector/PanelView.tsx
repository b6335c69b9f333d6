// One renderer for each shape of panel that a mode can offer; a new mode needs no new one.
import type { ReactNode } from "react";
import { withNames } from "../../narrate/words.ts";
import { millisecondsText } from "../../session/words.ts";
import type { Ballot, VectorEntries } from "../../sim/note.ts";
import type { Panel } from "../../sim/panel.ts";
import { MarkIcon } from "../Mark.tsx";
import { type Looks, lookOf } from "../places.ts";
import { CounterBar } from "./CounterBar.tsx";
import styles from "./PanelView.module.css";
import { QuorumRing } from "./QuorumRing.tsx";

interface ViewProps<P> {
  readonly panel: P;
  readonly looks: Looks;
}
type Of<Shape extends Panel["shape"]> = ViewProps<Extract<Panel, { shape: Shape }>>;

export function PanelView({ panel, looks }: ViewProps<Panel>): ReactNode {
  switch (panel.shape) {
    case "table":
      return <TableView panel={panel} looks={looks} />;
    case "versionVector":
      return <VectorsView panel={panel} looks={looks} />;
    case "stamps":
      return <StampsView panel={panel} looks={looks} />;
    case "counter":
      return <CounterBar panel={panel} looks={looks} />;
    case "rights":
      return <RightsView panel={panel} looks={looks} />;
    case "set":
      return <SetView panel={panel} looks={looks} />;
    case "log":
      return <LogView panel={panel} looks={looks} />;
    case "ballots":
      return <BallotsView panel={panel} looks={looks} />;
    case "queue":
      return <QueueView panel={panel} looks={looks} />;
    case "members":
      return <MembersView panel={panel} looks={looks} />;
  }
}

const nothing = <p className={styles["nothing"]}>nothing</p>;

/** Text of a mode with the nodes' names; what a replica holds is shown to the letter. */
function named(text: string | number, looks: Looks): string {
  return withNames(
    String(text),
    new Map(Object.entries(looks).map(([id, { name }]) => [id, name])),
  );
}

/** Short cells stay on one line; long values may break anywhere. */
function isShort(cell: string | number): boolean {
  return String(cell).length <= 13;
}

function TableView({ panel, looks }: Of<"table">): ReactNode {
  if (panel.rows.length === 0) return nothing;
  return (
    <table className={styles["table"]}>
      <thead>
        <tr>
          {panel.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {panel.rows.map((row) => (
          <tr key={row.join(" ")}>
            {row.map((cell, i) => (
              <td key={panel.columns[i]} className={isShort(cell) ? styles["short"] : ""}>
                {panel.columns[i] === "value" ? cell : named(cell, looks)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tiles({ vector, looks }: { vector: VectorEntries; looks: Looks }): ReactNode {
  return (
    <span className={styles["tiles"]}>
      {Object.keys(looks).map((node) => (
        <span key={node} className={styles["tile"]}>
          <MarkIcon look={lookOf(looks, node)} label={lookOf(looks, node).name} />
          {vector[node] ?? 0}
        </span>
      ))}
    </span>
  );
}

function VectorsView({ panel, looks }: Of<"versionVector">): ReactNode {
  if (panel.vectors.length === 0) return nothing;
  return (
    <ul className={styles["lines"]}>
      {panel.vectors.map(({ label, vector }) => (
        <li key={label}>
          {named(label, looks)} <Tiles vector={vector} looks={looks} />
        </li>
      ))}
    </ul>
  );
}

function StampsView({ panel, looks }: Of<"stamps">): ReactNode {
  if (panel.stamps.length === 0) return nothing;
  return (
    <ul className={styles["lines"]}>
      {panel.stamps.map(({ label, stamp }) => (
        <li key={label}>
          {named(label, looks)} <b>{millisecondsText(stamp.us)}</b> {lookOf(looks, stamp.node).name}
        </li>
      ))}
    </ul>
  );
}

function RightsView({ panel, looks }: Of<"rights">): ReactNode {
  return (
    <p className={styles["line"]}>
      {panel.row} {panel.field} <b>{panel.value}</b> <Tiles vector={panel.rights} looks={looks} />
    </p>
  );
}

function SetView({ panel, looks }: Of<"set">): ReactNode {
  return (
    <div>
      <p className={styles["nothing"]}>
        {panel.row} {panel.field}
        {panel.items.length === 0 && ": empty"}
      </p>
      <ul className={styles["tags"]}>
        {panel.items.map(({ value, tag, removed }) => (
          <li key={`${value} ${tag}`} className={removed ? styles["gone"] : ""}>
            {value}
            <small>{named(tag, looks)}</small>
            {removed && <span className={styles["unseen"]}>removed</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ballotText(ballot: Ballot | null, looks: Looks): string {
  return ballot === null ? "none" : `${ballot.round} of ${lookOf(looks, ballot.node).name}`;
}

function LogView({ panel, looks }: Of<"log">): ReactNode {
  if (panel.slots.length === 0) return nothing;
  return (
    <ol className={styles["slots"]}>
      {panel.slots.map(({ slot, text, ballot, state, holders }) => (
        <li key={slot}>
          {holders.length > 0 && <QuorumRing holders={holders} looks={looks} />}
          <div>
            <b>
              Slot {slot}: {text === "" ? "empty" : text}
            </b>
            <p>
              {state}
              {ballot !== null && `, ballot ${ballotText(ballot, looks)}`}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function BallotsView({ panel, looks }: Of<"ballots">): ReactNode {
  return (
    <p className={styles["line"]}>
      promised <b>{ballotText(panel.promised, looks)}</b>, own <b>{ballotText(panel.own, looks)}</b>
      <br />
      {named(panel.phase, looks)}
    </p>
  );
}

function QueueView({ panel, looks }: Of<"queue">): ReactNode {
  if (panel.entries.length === 0) return nothing;
  return (
    <ol className={styles["queue"]}>
      {panel.entries.map(({ order, text, request, holders, state }) => (
        <li key={`${order} ${request}`}>
          <span className={styles["order"]}>{named(order, looks)}</span>
          <div>
            <b>{text}</b>
            <p>{state}</p>
          </div>
          {holders.length > 0 && <QuorumRing holders={holders} looks={looks} />}
        </li>
      ))}
    </ol>
  );
}

function MembersView({ panel, looks }: Of<"members">): ReactNode {
  return (
    <div className={styles["line"]}>
      <span className={styles["tiles"]}>
        {panel.of.map((node) => {
          const isMember = panel.members.includes(node);
          const { name } = lookOf(looks, node);
          return (
            <span key={node} className={isMember ? "" : styles["missing"]}>
              <MarkIcon look={lookOf(looks, node)} label={isMember ? name : `${name}, missing`} />
            </span>
          );
        })}
      </span>
      <p>{panel.text !== "" ? named(panel.text, looks) : isPrimaryText(panel.primary)}</p>
    </div>
  );
}

const isPrimaryText = (primary: boolean): string => (primary ? "primary" : "not primary");
