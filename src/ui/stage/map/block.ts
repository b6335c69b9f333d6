// What a node's label says, set in lines: its values, and under them, small, what it knows. The
// same lines are measured to find room for the label and drawn where that was found.
import type { Saying, Sayings } from "../../../session/run/sayings.ts";
import type { ShownLine } from "../../../session/run/subject.ts";
import type { Looks } from "../../places.ts";
import { knowledgeParts, type Voice } from "./knowledge.ts";
import type { MapSizes } from "./scene.ts";
import { shortForms } from "./shorten.ts";
import type { TextPart } from "./textPart.ts";

/** How much a label may take. */
export interface Manner {
  /** Siblings stand one under the other. */
  readonly stacked: boolean;
  /** The most that one value may take, in pixels of the map. */
  readonly valueWidth: number;
  /** The most that a line under the value may take. */
  readonly underWidth: number;
}

export type Measure = (text: string, sizePx: number, weight: number) => number;

/** All that a label's text depends on, beside what it says. */
export interface Setting {
  readonly sizes: Pick<MapSizes, "value" | "line" | "under">;
  readonly manner: Manner;
  readonly looks: Looks;
  readonly voice: Voice;
  readonly measure: Measure;
  readonly values: Sayings["values"];
}

export interface BlockRow {
  readonly parts: readonly TextPart[];
  readonly sizePx: number;
  readonly kind: "value" | "dim" | "under";
  /** From the top of the label to its baseline. */
  readonly y: number;
  readonly width: number;
}

export interface Block {
  readonly rows: readonly BlockRow[];
  readonly width: number;
  readonly height: number;
}

/** What a label says beside what it shows of the row. */
export interface Extras {
  readonly name: string | null;
  readonly remark: string | null;
}

export const noExtras: Extras = { name: null, remark: null };

type Line = Omit<BlockRow, "y" | "width">;

export function blockOf(
  saying: Pick<Saying, "up" | "lines" | "knowledge">,
  setting: Setting,
  extras: Extras = noExtras,
): Block {
  const lines = [...valueLines(saying, setting), ...underLines(saying, setting, extras)];
  let y = 0;
  const rows = lines.map((line, i): BlockRow => {
    const isUnder = line.kind === "under" && i > 0;
    if (i === 0) y = line.sizePx * 0.8;
    else y += line.sizePx * (isUnder ? 1.4 : 1.2);
    return { ...line, y, width: widthOfParts(line, setting.measure) };
  });
  const last = rows.at(-1);
  return {
    rows,
    width: Math.max(0, ...rows.map(({ width }) => width)),
    height: last === undefined ? 0 : last.y + last.sizePx * 0.28,
  };
}

/** With more siblings than this, the last of them are counted. */
const mostSiblings = 4;

function valueLines({ up, lines }: Pick<Saying, "up" | "lines">, setting: Setting): Line[] {
  const { sizes, voice, manner } = setting;
  if (!up) {
    const { down } = voice.said;
    return [{ parts: [{ text: down }], sizePx: sizes.line, kind: "dim" }];
  }
  return lines.flatMap((line): Line[] => {
    const { versions } = line;
    const sizePx = lines.length > 1 ? sizes.line : sizeFor(versions, sizes);
    const kind = line.isWord === true && versions.length === 1 ? "dim" : "value";
    const texts = textsOf(line, setting);
    if (!manner.stacked || versions.length === 1) {
      return [{ parts: joined(texts), sizePx, kind }];
    }
    return texts.map((text) => ({ parts: [bar, { ...text, gap: 5 }], sizePx, kind }));
  });
}

const bar: TextPart = { text: "|", colour: "var(--conflict)", strong: false };

function joined(texts: readonly TextPart[]): TextPart[] {
  return texts.flatMap((text, i) =>
    i === 0
      ? [text]
      : [
          { ...bar, gap: 5 },
          { ...text, gap: 5 },
        ],
  );
}

/** The versions of a line as far as there is room for them. */
function textsOf({ field, versions }: ShownLine, setting: Setting): readonly TextPart[] {
  const isMany = versions.length > mostSiblings;
  const shown = isMany ? versions.slice(0, mostSiblings - 1) : versions;
  const forms = formsOf(field, setting);
  const texts = shown.map((full) => {
    const text = forms.get(full) ?? fallback(full, setting);
    return text === full ? { text } : { text, full };
  });
  return isMany ? [...texts, { text: `+${versions.length - shown.length}` }] : texts;
}

/** A value that was not foreseen: of a long run not every state was looked at. */
function fallback(text: string, { manner, sizes, measure }: Setting): string {
  const wide = (one: string): number => measure(one, sizes.line, strong);
  return shortForms([text], manner.valueWidth, wide).get(text) ?? text;
}

const strong = 650;

const known = new WeakMap<Setting, Map<string, ReadonlyMap<string, string>>>();

function formsOf(field: string, setting: Setting): ReadonlyMap<string, string> {
  const ofSetting = known.get(setting) ?? new Map<string, ReadonlyMap<string, string>>();
  known.set(setting, ofSetting);
  let forms = ofSetting.get(field);
  if (forms === undefined) {
    const { values, manner, sizes, measure } = setting;
    const wide = (text: string): number => measure(text, sizes.line, strong);
    forms = shortForms(values.get(field) ?? [], manner.valueWidth, wide);
    ofSetting.set(field, forms);
  }
  return forms;
}

/** Numbers large, siblings a little smaller, words as small as a value may be. */
function sizeFor(versions: readonly string[], sizes: Setting["sizes"]): number {
  const longest = Math.max(...versions.map((text) => [...text].length));
  if (longest > 7) return sizes.line;
  return versions.length > 1 ? Math.max(sizes.line, Math.round(sizes.value * 0.82)) : sizes.value;
}

/** The name, and what the node knows; what is too long for one line goes on in the next. */
function underLines(
  { up, knowledge }: Pick<Saying, "up" | "knowledge">,
  { sizes, looks, voice, measure, manner }: Setting,
  { name, remark }: Extras,
): Line[] {
  const known = up && knowledge !== null ? knowledgeParts(knowledge, looks, voice) : [];
  const parts = [...(name === null ? [] : [{ text: name, strong: true }]), ...known];
  const line = { sizePx: sizes.under, kind: "under" } as const;
  const withPart = (width: number, part: TextPart): number => wider(width, part, line, measure);
  const rows: TextPart[][] = [];
  let width = 0;
  for (const part of parts) {
    const row = rows.at(-1);
    const isTied = part.gap !== undefined && part.gap < 4;
    const whole = withPart(width, part);
    if (row !== undefined && (whole <= manner.underWidth || isTied)) {
      row.push(part);
      width = whole;
      continue;
    }
    const first = { ...part, gap: 0 };
    rows.push([first]);
    width = withPart(0, first);
  }
  const all = remark === null ? rows : [...rows, [{ text: remark }]];
  return all.map((row) => ({ parts: row, sizePx: sizes.under, kind: "under" }));
}

function widthOfParts(
  { parts, sizePx, kind }: Pick<BlockRow, "parts" | "sizePx" | "kind">,
  measure: Measure,
): number {
  return parts.reduce((sum, part) => wider(sum, part, { sizePx, kind }, measure), 0);
}

/** A width with one more part, and the gap before it. */
function wider(
  width: number,
  { text, strong: isStrong, gap = 0 }: TextPart,
  { sizePx, kind }: Pick<BlockRow, "sizePx" | "kind">,
  measure: Measure,
): number {
  const usual = kind === "value" ? strong : 400;
  const weight = isStrong === undefined ? usual : isStrong ? strong : 400;
  return width + gap + measure(text, sizePx, weight);
}
