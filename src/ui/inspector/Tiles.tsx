// A number for each node, in tiles with the nodes' marks: a vector, ballots, rights.
import type { ReactNode } from "react";
import type { Ballot, VectorEntries } from "../../sim/note.ts";
import { MarkIcon } from "../Mark.tsx";
import { type Looks, lookOf } from "../places.ts";
import { useWords } from "../words.ts";
import { FreshWord } from "./Fresh.tsx";
import styles from "./Tiles.module.css";
import { inspectorWords } from "./words.ts";

interface TileProps {
  readonly node: string;
  readonly looks: Looks;
  readonly fresh?: boolean;
  readonly children: ReactNode;
}

export function Tile({ node, looks, fresh = false, children }: TileProps): ReactNode {
  const look = lookOf(looks, node);
  return (
    <span className={styles["tile"]} data-fresh={fresh || undefined}>
      <MarkIcon look={look} label={look.name} />
      <span>
        {children}
        <FreshWord on={fresh} />
      </span>
    </span>
  );
}

interface TilesProps {
  readonly vector: VectorEntries;
  readonly looks: Looks;
  readonly isFresh?: (node: string) => boolean;
}

/** All nodes, those without an entry as zero. */
export function Tiles({ vector, looks, isFresh = () => false }: TilesProps): ReactNode {
  return (
    <span className={styles["tiles"]}>
      {Object.keys({ ...looks, ...vector }).map((node) => (
        <Tile key={node} node={node} looks={looks} fresh={isFresh(node)}>
          {signed(vector[node] ?? 0)}
        </Tile>
      ))}
    </span>
  );
}

interface BallotTileProps {
  readonly ballot: Ballot | null;
  readonly looks: Looks;
  readonly fresh?: boolean;
}

export function BallotTile({ ballot, looks, fresh = false }: BallotTileProps): ReactNode {
  const said = useWords(inspectorWords);
  if (ballot === null) return <span className={styles["none"]}>{said.none}</span>;
  return (
    <Tile node={ballot.node} looks={looks} fresh={fresh}>
      {ballot.round}
    </Tile>
  );
}

/** With a true minus sign. */
export function signed(count: number): string {
  return String(count).replace("-", "−");
}
