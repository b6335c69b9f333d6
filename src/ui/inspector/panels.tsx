// The panels that are drawn node by node: one renderer for each shape, so that a new mode needs no
// new one. Tables and logs of several nodes are drawn together, in files of their own.
import type { ReactNode } from "react";
import { pathOf, queueKeys } from "../../session/run/panels.ts";
import { Icon } from "../icons.tsx";
import { MarkIcon } from "../Mark.tsx";
import { type Looks, lookOf } from "../places.ts";
import { useFormat, useWords } from "../words.ts";
import { named, type Of, type OriginOf, type ViewProps } from "./drawing.ts";
import { Fresh, FreshWord } from "./Fresh.tsx";
import styles from "./panels.module.css";
import { BallotTile, Tile, Tiles } from "./Tiles.tsx";
import { useTerms } from "./terms.ts";
import { inspectorWords } from "./words.ts";

function Nothing(): ReactNode {
  const said = useWords(inspectorWords);
  return <p className={styles["nothing"]}>{said.nothing}</p>;
}

export function VectorsView({ panel, looks, isFresh }: ViewProps<"versionVector">): ReactNode {
  const said = useWords(inspectorWords);
  const term = useTerms();
  if (panel.vectors.length === 0) return <Nothing />;
  let row = "";
  return (
    <ul className={styles["lines"]}>
      {panel.vectors.map(({ label, vector }) => {
        // Versions of a row stand under it: its name is not said again.
        const isVersion = row !== "" && label.startsWith(`${row} `);
        if (!isVersion) row = label;
        const name = isVersion ? term(named(label.slice(row.length + 1), looks)) : "";
        return (
          <li key={label}>
            <span>{isVersion ? said.versionBy(name) : named(label, looks)}</span>
            <Tiles vector={vector} looks={looks} isFresh={(node) => isFresh(pathOf(label, node))} />
          </li>
        );
      })}
    </ul>
  );
}

export function StampsView({ panel, looks, isFresh }: ViewProps<"stamps">): ReactNode {
  const { milliseconds } = useFormat();
  if (panel.stamps.length === 0) return <Nothing />;
  return (
    <ul className={styles["lines"]}>
      {panel.stamps.map(({ label, stamp }) => (
        <li key={label}>
          <span>{named(label, looks)}</span>
          <Tile node={stamp.node} looks={looks} fresh={isFresh(pathOf(label))}>
            {milliseconds(stamp.us)}
          </Tile>
        </li>
      ))}
    </ul>
  );
}

export function SetView({ panel, looks, isFresh }: ViewProps<"set">): ReactNode {
  const said = useWords(inspectorWords);
  if (panel.items.length === 0) return <p className={styles["nothing"]}>{said.empty}</p>;
  return (
    <ul className={styles["tags"]}>
      {panel.items.map(({ value, tag, removed }) => {
        const fresh = isFresh(pathOf(value, tag));
        return (
          <li
            key={`${value} ${tag}`}
            className={removed ? styles["gone"] : ""}
            data-fresh={fresh || undefined}
          >
            <span>{value}</span>
            <small>{named(tag, looks)}</small>
            <span className={styles["unseen"]}>
              {removed && `, ${said.removed}`}
              <FreshWord on={fresh} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

export function BallotsView({ panel, looks, isFresh }: ViewProps<"ballots">): ReactNode {
  const said = useWords(inspectorWords);
  const term = useTerms();
  return (
    <div className={styles["ballots"]}>
      <dl>
        <div>
          <dt>{said.promised}</dt>
          <dd>
            <BallotTile ballot={panel.promised} looks={looks} fresh={isFresh(pathOf("promised"))} />
          </dd>
        </div>
        <div>
          <dt>{said.own}</dt>
          <dd>
            <BallotTile ballot={panel.own} looks={looks} fresh={isFresh(pathOf("own"))} />
          </dd>
        </div>
      </dl>
      <p>
        <Fresh on={isFresh(pathOf("phase"))}>{term(named(panel.phase, looks))}</Fresh>
      </p>
    </div>
  );
}

/** Where a queue has an order, each entry has its place in it; nobody knows the place of others. */
const hasPlace = (order: string): boolean => /^\d/.test(order);

interface QueueViewProps extends ViewProps<"queue"> {
  readonly originOf: OriginOf;
}

export function QueueView({ panel, looks, isFresh, originOf }: QueueViewProps): ReactNode {
  if (panel.entries.length === 0) return <Nothing />;
  const keys = queueKeys(panel.entries);
  return (
    <ol className={styles["queue"]}>
      {panel.entries.map((entry, i) => (
        <Queued
          key={keys[i]}
          entry={entry}
          place={i + 1}
          origin={originOf(entry.request)}
          looks={looks}
          isFresh={(field) => isFresh(pathOf(keys[i] ?? "", field))}
        />
      ))}
    </ol>
  );
}

interface QueuedProps {
  readonly entry: Of<"queue">["entries"][number];
  readonly place: number;
  readonly origin: string | null;
  readonly looks: Looks;
  readonly isFresh: (field: string) => boolean;
}

function Queued({ entry, place, origin, looks, isFresh }: QueuedProps): ReactNode {
  const said = useWords(inspectorWords);
  const { order, text, holders, state } = entry;
  const isNumber = /^\d+$/.test(order);
  const detail = isNumber || order === "–" ? "" : ` (${named(order, looks)})`;
  return (
    <li>
      <b className={styles["ordinal"]}>
        <Fresh on={isFresh("order") && isNumber}>
          {isNumber ? order : hasPlace(order) ? place : "–"}
        </Fresh>
      </b>
      <div>
        <h4>
          {origin !== null && (
            <MarkIcon look={lookOf(looks, origin)} label={lookOf(looks, origin).name} />
          )}
          <Fresh on={isFresh("text")}>{text}</Fresh>
        </h4>
        {holders.length > 0 && (
          <Holders holders={holders} looks={looks} fresh={isFresh("holders")} />
        )}
        <p>
          <Fresh on={isFresh("state")}>{said.states[state]}</Fresh>
          {detail}
        </p>
      </div>
    </li>
  );
}

interface HoldersProps {
  readonly holders: readonly string[];
  readonly looks: Looks;
  readonly fresh: boolean;
}

/** Each node with a tick or without. */
function Holders({ holders, looks, fresh }: HoldersProps): ReactNode {
  const said = useWords(inspectorWords);
  return (
    <ul className={styles["holders"]} data-fresh={fresh || undefined}>
      {Object.keys(looks).map((node) => {
        const look = lookOf(looks, node);
        const has = holders.includes(node);
        return (
          <li key={node} className={has ? "" : styles["missing"]}>
            <MarkIcon look={look} label={has ? said.has(look.name) : said.lacks(look.name)} />
            {has ? <Icon name="tick" /> : said.missing}
          </li>
        );
      })}
    </ul>
  );
}

export function MembersView({ panel, looks, isFresh }: ViewProps<"members">): ReactNode {
  const said = useWords(inspectorWords);
  const term = useTerms();
  const words = panel.text === "" ? (panel.primary ? said.primary : said.notPrimary) : panel.text;
  return (
    <div className={styles["view"]}>
      <ul className={styles["holders"]}>
        {panel.of.map((node) => {
          const look = lookOf(looks, node);
          const isMember = panel.members.includes(node);
          return (
            <li
              key={node}
              className={isMember ? "" : styles["missing"]}
              data-fresh={isFresh(pathOf("members", node)) || undefined}
            >
              <MarkIcon look={look} label={look.name} />
              {isMember ? <Icon name="tick" /> : said.missing}
            </li>
          );
        })}
      </ul>
      <p>
        <Fresh on={isFresh(pathOf("text"))}>{term(named(words, looks))}</Fresh>
      </p>
    </div>
  );
}
