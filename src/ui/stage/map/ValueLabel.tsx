// What a node holds, beside its mark: the largest thing on the stage; under it, small, what the
// node knows about it.
import type { ReactNode } from "react";
import type { NodeMoment } from "../../../session/run/moment.ts";
import { fitText, widthOf } from "../../measure.ts";
import type { Looks } from "../../places.ts";
import { ghostPlace } from "./ghost.ts";
import { HaloText } from "./HaloText.tsx";
import { knowledgeParts, knowledgeText, type Voice } from "./knowledge.ts";
import type { LabelPlace } from "./labels.ts";
import type styles from "./Map.module.css";
import type { MapScene, MapSizes } from "./scene.ts";
import type { TextPart } from "./textPart.ts";
import { useVoice } from "./useVoice.ts";

interface ValueLabelProps {
  readonly node: NodeMoment;
  readonly place: LabelPlace;
  readonly sizes: MapSizes;
  readonly looks: Looks;
  /** More lines under the value, on the large map. */
  readonly remarks: readonly string[];
  /** The name of the node, where there is room for it. */
  readonly name: string | null;
  /** What the node showed before the last change; null where it is the same. */
  readonly earlier: string | null;
  readonly scene: MapScene;
}

export function ValueLabel(props: ValueLabelProps): ReactNode {
  const { node, place, sizes, looks, remarks, name, earlier, scene } = props;
  const voice = useVoice();
  const all = node.up ? node.lines : [{ field: "", versions: [voice.said.down] }];
  const lines = scene.isBrief ? all.slice(0, 1) : all;
  const anchored = { x: place.x, anchor: place.anchor };
  const sizePx = lines.length > 1 ? sizes.line : sizeFor(lines[0]?.versions ?? [], sizes);
  const step = lines.length > 1 ? sizes.line * 1.22 : 0;
  const baseline = place.top + (lines.length > 1 ? sizes.line * 0.95 : sizes.value * 0.8);
  const underTop = baseline + step * (lines.length - 1) + sizes.under * 1.4;
  const under = [
    ...(name === null ? [] : [{ text: name, strong: true }]),
    ...(node.up && node.knowledge !== null && !scene.isBrief
      ? knowledgeParts(node.knowledge, looks, voice)
      : []),
  ];
  const firstParts = valueParts(lines[0]?.versions ?? [], place.maxWidth, sizePx);
  const linesUnder = remarks.length + (under.length > 0 || remarks.length > 0 ? 1 : 0);
  const next = underTop + linesUnder * sizes.under * 1.4;
  const written = { baseline, next, width: widthOfParts(firstParts, sizePx) };
  const ghost = earlier === null ? null : ghostPlace(earlier, place, written, scene);
  return (
    <g>
      <title>{titleOf(node, looks, voice)}</title>
      {lines.map(({ field, versions, isWord }, i) => (
        <HaloText
          key={field}
          {...anchored}
          y={baseline + i * step}
          className={valueClass(node, versions, isWord === true)}
          sizePx={sizePx}
          parts={valueParts(versions, place.maxWidth, sizePx)}
        />
      ))}
      {under.length > 0 && (
        <UnderLine place={place} y={underTop} sizePx={sizes.under} parts={startingAt0(under)} />
      )}
      {remarks.map((text, i) => (
        <HaloText
          key={text}
          {...anchored}
          y={underTop + (i + 1) * sizes.under * 1.4}
          className="under"
          sizePx={sizes.under}
          parts={[{ text: fitText(text, place.maxWidth, sizes.under, 400) }]}
        />
      ))}
      {earlier !== null && ghost !== null && (
        <HaloText {...ghost} className="dim" sizePx={sizes.under} parts={[{ text: earlier }]} />
      )}
    </g>
  );
}

function valueClass(
  { up }: NodeMoment,
  versions: readonly string[],
  isWord: boolean,
): keyof typeof styles {
  return !up || (isWord && versions.length === 1) ? "dim" : "value";
}

/** Numbers large, siblings a little smaller, words as small as a value may be. */
function sizeFor(versions: readonly string[], sizes: MapSizes): number {
  const longest = Math.max(...versions.map((text) => text.length));
  if (longest > 7) return sizes.line;
  return versions.length > 1 ? Math.round(sizes.value * 0.82) : sizes.value;
}

function valueParts(versions: readonly string[], maxWidth: number, sizePx: number): TextPart[] {
  const shown = versions.slice(0, 4);
  const each = (maxWidth - (shown.length - 1) * (sizePx * 0.7)) / shown.length;
  return shown.flatMap((text, i): TextPart[] => {
    const value = { text: fitText(text, each, sizePx, 650) };
    if (i === 0) return [value];
    return [
      { text: "|", colour: "var(--conflict)", gap: 5, strong: false },
      { ...value, gap: 5 },
    ];
  });
}

/** The whole of it in words, for whom the label is too short or not to be seen. */
export function titleOf(node: NodeMoment, looks: Looks, voice: Voice): string {
  const { said } = voice;
  const name = looks[node.node]?.name ?? node.node;
  if (!node.up) return `${name}: ${said.down}`;
  const values = node.lines.map(({ field, versions }) => `${field} ${versions.join(" | ")}`.trim());
  const waiting = node.waiting.length === 0 ? "" : said.waitingCount(node.waiting.length);
  const known = node.knowledge === null ? "" : knowledgeText(node.knowledge, looks, voice);
  return `${name}: ${values.join(", ")}${known === "" ? "" : said.inBrackets(known)}${waiting}`;
}

/** A line's first part stands where the line begins. */
function startingAt0([first, ...rest]: readonly TextPart[]): readonly TextPart[] {
  return first === undefined ? [] : [{ ...first, gap: 0 }, ...rest];
}

interface UnderLineProps {
  readonly place: LabelPlace;
  readonly y: number;
  readonly sizePx: number;
  readonly parts: readonly TextPart[];
}

function widthOfParts(parts: readonly TextPart[], sizePx: number): number {
  return parts.reduce(
    (sum, { text, strong, gap = 0 }) =>
      sum + gap + widthOf(text, sizePx, strong === false ? 400 : 650),
    0,
  );
}

/** A line that is too long for the room beside the mark reaches back under it. */
function UnderLine({ place, y, sizePx, parts }: UnderLineProps): ReactNode {
  const width = parts.reduce(
    (sum, { text, strong, gap = 0 }) => sum + gap + widthOf(text, sizePx, strong ? 650 : 400),
    0,
  );
  const over = Math.max(0, width - place.maxWidth);
  const x = place.anchor === "start" ? place.x - over : place.x + over;
  return <HaloText x={x} y={y} anchor={place.anchor} className="under" {...{ sizePx, parts }} />;
}
