// Two selected events: which came first, and the proof by their clocks, entry by entry.
import type { ReactNode } from "react";
import {
  compareEvents,
  type EventComparison,
  type Sign,
} from "../../session/judging/comparison.ts";
import type { Run } from "../../session/run/run.ts";
import type { EventRef } from "../../session/state.ts";
import { MarkIcon } from "../Mark.tsx";
import { type Looks, lookOf } from "../places.ts";
import { modeOf, type Shown } from "../stage/shown.ts";
import { useWords } from "../words.ts";
import styles from "./CausalityNote.module.css";
import { EventName } from "./EventName.tsx";
import { causalityWords } from "./words.ts";

type Said = (typeof causalityWords)["en"];

interface ComparisonProps {
  readonly shown: Shown;
  readonly first: EventRef;
  readonly second: EventRef;
}

export function Comparison({ shown, first, second }: ComparisonProps): ReactNode {
  const said = useWords(causalityWords);
  const [a, b] = [modeOf(shown, first.run)?.run, modeOf(shown, second.run)?.run];
  if (a === undefined || b === undefined) return null;
  const found = a === b ? compareEvents(a.trace, first.event, second.event) : null;
  return (
    <section className={styles["note"]} data-causality="comparison">
      <h2>{said.comparison}</h2>
      <p className={styles["event"]}>
        <b className={styles["name"]}>{said.first}</b>
        <EventName run={a} event={first.event} looks={shown.looks} />
        {a !== b && `, ${a.heading}`}
      </p>
      <p className={styles["event"]}>
        <b className={styles["name"]}>{said.second}</b>
        <EventName run={b} event={second.event} looks={shown.looks} />
        {a !== b && `, ${b.heading}`}
      </p>
      <p className={styles["verdict"]}>
        {found === null
          ? said.otherMode
          : verdictOf(found, said, placesOf(a, first, second, shown))}
      </p>
      {found !== null && found.entries.length > 0 && (
        <>
          <Clocks found={found} looks={shown.looks} />
          <p className={styles["why"]}>{whyOf(found, said)}</p>
        </>
      )}
    </section>
  );
}

/** The names of the places where the two happened. */
function placesOf({ trace }: Run, first: EventRef, second: EventRef, { looks }: Shown) {
  return [first, second].map(({ event }) => {
    const node = trace.events[event]?.node ?? null;
    return node === null ? "" : lookOf(looks, node).name;
  });
}

function verdictOf({ relation }: EventComparison, said: Said, places: readonly string[]): string {
  const [ofFirst = "", ofSecond = ""] = places;
  switch (relation) {
    case "same":
      return said.same;
    case "before":
      return said.happenedBefore(said.first, said.second, ofSecond);
    case "after":
      return said.happenedBefore(said.second, said.first, ofFirst);
    case "concurrent":
      return said.neither;
    case "none":
      return said.none;
  }
}

function whyOf({ relation, crossed }: EventComparison, said: Said): string {
  if (relation === "before") return said.ordered(said.first, said.second);
  if (relation === "after") return said.ordered(said.second, said.first);
  if (relation === "same") return "";
  return crossed ? said.crossed : said.aside;
}

function Clocks({ found, looks }: { found: EventComparison; looks: Looks }): ReactNode {
  const said = useWords(causalityWords);
  const spoken: Readonly<Record<Sign, string>> = {
    "<": said.isLess,
    "=": said.isEqual,
    ">": said.isMore,
  };
  return (
    <table className={styles["clocks"]}>
      <thead>
        <tr>
          <th scope="col">{said.node}</th>
          <th scope="col">{said.first}</th>
          <th scope="col">
            <span className={styles["unseen"]}>{said.sign}</span>
          </th>
          <th scope="col">{said.second}</th>
        </tr>
      </thead>
      <tbody>
        {found.entries.map(({ node, first, second, sign }) => (
          <tr key={node} data-sign={sign}>
            <th scope="row">
              <MarkIcon look={lookOf(looks, node)} /> {lookOf(looks, node).name}
            </th>
            <td>
              <span className={styles["tile"]}>{first}</span>
            </td>
            <td className={styles["sign"]}>
              <span aria-hidden="true">{sign}</span>
              <span className={styles["unseen"]}>{spoken[sign]}</span>
            </td>
            <td>
              <span className={styles["tile"]}>{second}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
