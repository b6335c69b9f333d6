// The table of the cities: one row a city, the same rows at the same height in every panel, so that
// the eye compares along a row. Here it is decided how rows are set and what stays for the map.
import type { Saying } from "../../../session/run/sayings.ts";
import { type Block, blockOf, type Manner, noExtras, type Setting } from "./block.ts";
import { scaleFor, sizesFor } from "./scene.ts";
import type { PictureWish } from "./wish.ts";

/** How a row is set. */
export type RowForm =
  /** Value, and under it the name and what is known. */
  | "two-lines"
  /** Value and what is known in one line. */
  | "one-line"
  /** The value alone: the rest is in the tooltip and in the inspector. */
  | "value"
  /** Of the value the first line and version alone, with the number of the others. */
  | "first";

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface CityTable {
  readonly form: RowForm;
  readonly columns: number;
  readonly rowHeight: number;
  /** What stays for the map, at the top or at the left. */
  readonly map: Size;
  readonly isBeside: boolean;
  /** As many cities as have room; the others are in a list that opens. */
  readonly shown: number;
  readonly setting: Setting;
}

/** A mark in a row, with the space after it and at the row's end. */
export const markWidth = 40;
const columnGap = 12;
const rowGap = 4;

interface Way {
  readonly form: RowForm;
  readonly columns: number;
  readonly isShort: boolean;
}

const ways: readonly Way[] = [
  { form: "two-lines", columns: 1, isShort: false },
  { form: "one-line", columns: 1, isShort: false },
  { form: "two-lines", columns: 2, isShort: false },
  { form: "one-line", columns: 2, isShort: false },
  { form: "two-lines", columns: 3, isShort: false },
  { form: "two-lines", columns: 1, isShort: true },
  { form: "one-line", columns: 1, isShort: true },
  { form: "value", columns: 1, isShort: false },
  { form: "two-lines", columns: 2, isShort: true },
  { form: "value", columns: 2, isShort: false },
  { form: "value", columns: 1, isShort: true },
  { form: "value", columns: 2, isShort: true },
  { form: "value", columns: 3, isShort: true },
];

/** The best that there is room for, the more so the more stays for the map. */
export function tableFor(wish: PictureWish): CityTable {
  const { width, height } = wish;
  const rowsFor = rowsOf(wish);
  const isBroad = wish.large && width > 1.15 * height;
  for (const leftForMap of [0.4, 0.28]) {
    for (const way of ways) {
      const table = isBroad
        ? tableBeside(wish, way, leftForMap, rowsFor)
        : tableUnder(wish, way, Math.max(leftForMap * height, 84), rowsFor);
      if (table !== null) return table;
    }
  }
  for (const way of ways) {
    const table = tableUnder(wish, way, 0, rowsFor);
    if (table !== null) return table;
  }
  return whatFits(wish);
}

/** Less would be no map. */
const leastMap = 84;

/** How rows of a width are set in a way, and how high they are; null where they do not fit. */
interface Rows {
  readonly setting: Setting;
  /** Of rows that say as little as can be. */
  readonly least: number;
  readonly height: () => number | null;
}

type RowsFor = (way: Way, width: number) => Rows;

/** Each is looked at for more and for less of a map; the height only where the least would do. */
function rowsOf(wish: PictureWish): RowsFor {
  const known = new Map<string, Rows>();
  return (way, width) => {
    const key = `${way.form} ${way.columns} ${way.isShort} ${width}`;
    const rows = known.get(key) ?? newRows({ ...wish, width }, way);
    known.set(key, rows);
    return rows;
  };
}

function newRows(wish: PictureWish, way: Way): Rows {
  const column = columnWidth(wish.width, way.columns);
  const setting = settingFor(wish, way, column);
  let height: number | null | undefined;
  return {
    setting,
    least: heightOf(1, way, setting),
    height: () => {
      if (height === undefined) height = rowHeightFor(wish, way, setting, column);
      return height;
    },
  };
}

function tableUnder(
  wish: PictureWish,
  way: Way,
  forMap: number,
  rowsFor: RowsFor,
): CityTable | null {
  const { width, height, nodes } = wish;
  const { setting, least, height: heightOfRow } = rowsFor(way, width);
  const rows = Math.ceil(nodes.length / way.columns);
  const leftBy = (rowHeight: number): number => height - rows * (rowHeight + rowGap);
  if (leftBy(least) < forMap) return null;
  const rowHeight = heightOfRow();
  if (rowHeight === null) return null;
  const left = leftBy(rowHeight);
  if (left < forMap) return null;
  const map = { width, height: left >= leastMap ? Math.floor(left) : 0 };
  const { form, columns } = way;
  return { form, columns, rowHeight, map, isBeside: false, shown: nodes.length, setting };
}

function tableBeside(
  wish: PictureWish,
  way: Way,
  part: number,
  rowsFor: RowsFor,
): CityTable | null {
  const width = Math.floor(wish.width * (1 - part)) - columnGap;
  const most = Math.min(width, way.columns * 420 * scaleFor(wish));
  const table = tableUnder({ ...wish, width: most }, way, 0, rowsFor);
  if (table === null) return null;
  const map = { width: Math.floor(wish.width - most - columnGap), height: wish.height };
  return { ...table, map, isBeside: true };
}

/** Nothing but values, as many as have room; of siblings the first, and how many more. */
function whatFits(wish: PictureWish): CityTable {
  const { width, height, nodes } = wish;
  const columns = [3, 2].find((count) => areWideEnough(wish, count)) ?? 1;
  const setting = settingFor(wish, crowded(columns), columnWidth(width, columns));
  const rowHeight = Math.ceil(setting.sizes.line * 1.25);
  const rows = Math.max(1, Math.floor(height / (rowHeight + rowGap)));
  const all = rows * columns;
  // One place is taken by what opens the list.
  const shown = nodes.length <= all ? nodes.length : all - 1;
  return { form: "first", columns, rowHeight, map: noMap, isBeside: false, shown, setting };
}

const noMap: Size = { width: 0, height: 0 };

const crowded = (columns: number): Way => ({ form: "first", columns, isShort: true });

function areWideEnough(wish: PictureWish, columns: number): boolean {
  const column = columnWidth(wish.width, columns);
  const setting = settingFor(wish, crowded(columns), column);
  return Object.values(wish.sayings.byNode).every((each) =>
    each.every((saying) => cellOf(saying, setting, "first", column - markWidth) !== null),
  );
}

function columnWidth(width: number, columns: number): number {
  return (width - (columns - 1) * columnGap) / columns;
}

/** In pixels of the screen. */
function settingFor(wish: PictureWish, { isShort, form }: Way, column: number): Setting {
  const { looks, voice, measure, sayings, room = 0 } = wish;
  const scale = Math.min(1.35, scaleFor(wish));
  const { under, line } = sizesFor(wish, scaleFor(wish));
  const sizePx = Math.max(room, 15, Math.round(Math.min(line, 18) * scale));
  const small = Math.max(room, 14, Math.round(Math.min(under, 14) * scale));
  const sizes = { value: sizePx, line: sizePx, under: small };
  const left = column - markWidth - 6;
  const forValue = form === "one-line" ? left * 0.62 : form === "first" ? left - 24 : left;
  const manner: Manner = {
    stacked: false,
    valueWidth: isShort ? forValue : Number.POSITIVE_INFINITY,
    underWidth: Number.POSITIVE_INFINITY,
  };
  return { sizes, manner, looks, voice, measure, values: sayings.values };
}

/** What the row of any city needs at any time; null where that is more than there is. */
function rowHeightFor(
  wish: PictureWish,
  way: Way,
  setting: Setting,
  column: number,
): number | null {
  const { form } = way;
  const left = column - markWidth;
  let lines = 1;
  for (const { id } of wish.nodes) {
    for (const saying of wish.sayings.byNode[id] ?? []) {
      const cell = cellOf(saying, setting, form, left);
      if (cell === null) return null;
      if (form === "two-lines" && cell.underWidth + nameWidth(wish, id, setting) > left)
        return null;
      lines = Math.max(lines, cell.lines.length);
    }
  }
  return heightOf(lines, way, setting);
}

/** Of a row with so many lines of values. */
function heightOf(lines: number, { form }: Way, { sizes: { line, under } }: Setting): number {
  const foot = form === "two-lines" ? under * 1.3 : 0;
  return Math.ceil(lines * line * 1.25 + foot + (form === "two-lines" ? 4 : 0));
}

function nameWidth({ looks, measure }: PictureWish, id: string, { sizes }: Setting): number {
  return measure(looks[id]?.name ?? id, sizes.under, 650) + 6;
}

export interface Cell {
  readonly lines: Block["rows"];
  readonly under: Block["rows"];
  readonly underWidth: number;
}

/** What a row says, siblings beside one another where they fit; null where it does not fit. */
export function cellOf(
  saying: Pick<Saying, "up" | "lines" | "knowledge">,
  setting: Setting,
  form: RowForm,
  left: number,
): Cell | null {
  const isBrief = form === "first";
  const said = isBrief ? firstOf(saying) : saying;
  for (const stacked of isBrief ? [false] : [false, true]) {
    const { rows } = blockOf(said, stackedBy(setting, stacked), noExtras);
    const lines = rows.filter(({ kind }) => kind !== "under");
    const under = form === "value" || isBrief ? [] : rows.filter(({ kind }) => kind === "under");
    const underWidth = Math.max(0, ...under.map(({ width }) => width));
    const most = form === "one-line" ? left - underWidth - (underWidth > 0 ? 8 : 0) : left;
    if (lines.every(({ width }) => width <= most)) {
      return { lines, under, underWidth };
    }
  }
  return null;
}

function firstOf<Said extends Pick<Saying, "lines">>(saying: Said): Said {
  const [line] = saying.lines;
  if (line === undefined) return saying;
  const more = line.versions.length - 1;
  const versions = [...line.versions.slice(0, 1), ...(more > 0 ? [`+${more}`] : [])];
  return { ...saying, lines: [{ ...line, versions }] };
}

const stackedSettings = new WeakMap<Setting, Setting>();

function stackedBy(setting: Setting, stacked: boolean): Setting {
  if (!stacked) return setting;
  const known = stackedSettings.get(setting);
  if (known !== undefined) return known;
  const made = { ...setting, manner: { ...setting.manner, stacked: true } };
  stackedSettings.set(setting, made);
  return made;
}
