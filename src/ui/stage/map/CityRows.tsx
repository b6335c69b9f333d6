// The labels in a table, where there is no room for them beside their marks: one row a city. What
// is another value than in the other panels stands out.
import { type CSSProperties, type ReactNode, useState } from "react";
import type { Moment, NodeMoment } from "../../../session/run/moment.ts";
import { Mark } from "../../Mark.tsx";
import { type Look, type Looks, lookOf } from "../../places.ts";
import { useFormat, useWords } from "../../words.ts";
import { useEarlierText } from "../earlierWords.ts";
import type { BlockRow } from "./block.ts";
import styles from "./CityRows.module.css";
import { earlierValue } from "./ghost.ts";
import type { Picture } from "./picture.ts";
import { type CityTable, cellOf, markWidth } from "./table.ts";
import { useVoice } from "./useVoice.ts";
import { titleOf } from "./ValueLabel.tsx";
import { mapWords } from "./words.ts";

interface CityRowsProps {
  readonly table: CityTable;
  readonly picture: Picture;
  readonly moment: Moment;
  readonly before: Moment | null;
  readonly looks: Looks;
  /** By node: what most panels show; null where it stands alone. */
  readonly usual: Readonly<Record<string, string>> | null;
  readonly width: number;
  /** What the run is called. */
  readonly title: string;
}

export function CityRows(props: CityRowsProps): ReactNode {
  const { table, moment, width, title } = props;
  const { columns, rowHeight, shown } = table;
  const said = useWords(mapWords);
  const { milliseconds } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const more = moment.nodes.length - shown;
  const rows = (isOpen ? moment.nodes : moment.nodes.slice(0, shown)).map((node) => (
    <CityRow key={node.node} node={node} {...props} />
  ));
  const style: CSSProperties = {
    width,
    gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
    gridAutoRows: rowHeight,
  };
  return (
    <div className={styles["frame"]} data-open={isOpen || undefined}>
      <ul
        className={styles["rows"]}
        style={style}
        aria-label={said.picture(title, milliseconds(moment.timeUs), "").trim()}
        data-cities
      >
        {rows}
        {more > 0 && (
          <li>
            <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? said.fewer : said.more(more)}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

function CityRow({
  node,
  table,
  picture,
  before,
  looks,
  usual,
  width,
}: CityRowsProps & { readonly node: NodeMoment }): ReactNode {
  const voice = useVoice();
  const earlierText = useEarlierText();
  const { form, columns, setting, map } = table;
  const left = (width - (columns - 1) * 12) / columns - markWidth;
  const cell = cellOf(node, setting, form, left);
  const earlier = earlierValue(
    node,
    before?.nodes.find((one) => one.node === node.node),
  );
  const isOther =
    usual !== null && usual[node.node] !== undefined && usual[node.node] !== textOf(node);
  const title = titleOf(node, looks, voice);
  const look = lookOf(looks, node.node);
  const isSignless = map.height === 0 || picture.signs[node.node] === undefined;
  const isTwo = form === "two-lines";
  return (
    <li
      title={earlier === null ? title : `${title}; ${earlierText(earlier)}`}
      data-other={isOther || undefined}
      data-form={form}
    >
      <RowMark look={look} down={!node.up} conflict={node.conflict && isSignless} />
      <div className={styles["values"]}>
        {(cell?.lines ?? []).map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity
          <Line key={i} row={row} isDim={row.kind === "dim" || !node.up} />
        ))}
      </div>
      {form !== "value" && form !== "first" && (
        <div className={styles["under"]} style={{ fontSize: picture.setting.sizes.under }}>
          {isTwo && <b>{look.name}</b>}
          {(cell?.under ?? []).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity
            <Line key={i} row={row} isDim={false} />
          ))}
        </div>
      )}
    </li>
  );
}

/** The value as text, to compare panels by. */
export function textOf({ up, lines }: NodeMoment): string {
  return up ? lines.map(({ versions }) => versions.join("|")).join("\n") : "";
}

function RowMark({
  look,
  down,
  conflict,
}: {
  readonly look: Look;
  readonly down: boolean;
  readonly conflict: boolean;
}): ReactNode {
  return (
    <svg className={styles["mark"]} viewBox="-18 -18 36 36" aria-hidden="true">
      <Mark look={look} x={0} y={0} reach={14} down={down} />
      {conflict && <path className={styles["zigzag"]} d="M-10 -15l5 -6l5 6l5 -6l5 6" />}
    </svg>
  );
}

function Line({ row, isDim }: { readonly row: BlockRow; readonly isDim: boolean }): ReactNode {
  const { parts, sizePx } = row;
  return (
    <span className={isDim ? styles["dim"] : ""} style={{ fontSize: sizePx }}>
      {parts.map(({ text, full, colour, strong, gap }, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other identity
          key={i}
          data-full={full}
          style={{
            ...(colour === undefined ? {} : { color: colour }),
            ...(strong === undefined ? {} : { fontWeight: strong ? 650 : 400 }),
            ...(gap === undefined ? {} : { marginLeft: gap }),
          }}
        >
          {text}
        </span>
      ))}
    </span>
  );
}
