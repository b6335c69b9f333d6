// The logs of all nodes, slot by slot: who has the entry, as a ring, and under which ballot each
// node took it.
import { type ReactNode, useState } from "react";
import { type PanelGroup, pathOf, type SharedSlot, sharedSlots } from "../../session/run/panels.ts";
import { MarkIcon } from "../Mark.tsx";
import { type Looks, lookOf } from "../places.ts";
import { useWords } from "../words.ts";
import type { IsFresh } from "./drawing.ts";
import { Fresh } from "./Fresh.tsx";
import styles from "./LogGroup.module.css";
import { QuorumRing } from "./QuorumRing.tsx";
import { BallotTile } from "./Tiles.tsx";
import { inspectorWords } from "./words.ts";

/** A log may be long; its end is what matters. */
const shownSlots = 6;

interface LogGroupProps {
  readonly group: PanelGroup;
  readonly looks: Looks;
  freshOf(node: string): IsFresh;
}

export function LogGroup({ group, looks, freshOf }: LogGroupProps): ReactNode {
  const said = useWords(inspectorWords);
  const [isWhole, setWhole] = useState(false);
  const slots = sharedSlots(group);
  if (slots.length === 0) return <p className={styles["nothing"]}>{said.nothing}</p>;
  const shown = isWhole ? slots : slots.slice(-shownSlots);
  return (
    <>
      {slots.length > shownSlots && (
        <button type="button" className={styles["more"]} onClick={() => setWhole(!isWhole)}>
          {isWhole ? said.fewer : said.all(slots.length)}
        </button>
      )}
      <ol className={styles["slots"]}>
        {shown.map((slot) => (
          <Slot key={slot.slot} shared={slot} looks={looks} freshOf={freshOf} />
        ))}
      </ol>
    </>
  );
}

interface SlotProps extends Pick<LogGroupProps, "looks" | "freshOf"> {
  readonly shared: SharedSlot;
}

function Slot({ shared, looks, freshOf }: SlotProps): ReactNode {
  const said = useWords(inspectorWords);
  const { slot, text, holders, members } = shared;
  return (
    <li>
      <div className={styles["head"]}>
        <QuorumRing holders={holders} looks={looks} />
        <h4>
          {said.slot(slot)}
          <span>{text === "" ? said.empty : text}</span>
        </h4>
      </div>
      <ul className={styles["members"]}>
        {members.map(({ node, slot: own }) => {
          const isFresh = (field: string): boolean => freshOf(node)(pathOf(slot, field));
          const look = lookOf(looks, node);
          return (
            <li key={node}>
              <MarkIcon look={look} label={look.name} />
              <span>
                <Fresh on={isFresh("state")}>{said.states[own.state]}</Fresh>
                {own.text !== text && own.text !== "" && (
                  <>
                    {" "}
                    <Fresh on={isFresh("text")}>{own.text}</Fresh>
                  </>
                )}
              </span>
              {own.ballot !== null && (
                <span className={styles["ballot"]}>
                  {said.ballot}
                  <BallotTile ballot={own.ballot} looks={looks} fresh={isFresh("ballot")} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </li>
  );
}
