// What a node holds, beside its mark: the largest thing on the stage; under it, small, what the
// node knows about it.
import type { ReactNode } from "react";
import type { NodeMoment } from "../../../session/run/moment.ts";
import type { Looks } from "../../places.ts";
import { blockOf, type Setting } from "./block.ts";
import { pathOf } from "./geometry.ts";
import { ghostPlace } from "./ghost.ts";
import { HaloText } from "./HaloText.tsx";
import { knowledgeText, type Voice } from "./knowledge.ts";
import type { LabelPlace } from "./labels.ts";
import styles from "./Map.module.css";
import type { MapScene } from "./scene.ts";
import { useVoice } from "./useVoice.ts";

interface ValueLabelProps {
  readonly node: NodeMoment;
  readonly place: LabelPlace;
  readonly setting: Setting;
  readonly looks: Looks;
  /** More under the value, on the large map. */
  readonly remark: string | null;
  /** The name of the node, where there is room for it. */
  readonly name: string | null;
  /** What the node showed before the last change; null where it is the same. */
  readonly earlier: string | null;
  readonly scene: MapScene;
}

export function ValueLabel(props: ValueLabelProps): ReactNode {
  const { node, place, setting, looks, remark, name, earlier, scene } = props;
  const voice = useVoice();
  const { x, top, anchor, leader } = place;
  const { rows } = blockOf(node, setting, { name, remark });
  const [first] = rows;
  const last = rows.at(-1);
  const { under } = scene.sizes;
  const written = {
    baseline: top + (first?.y ?? 0),
    width: first?.width ?? 0,
    next: top + (last?.y ?? 0) + under * 1.4,
  };
  const ghost = earlier === null ? null : ghostPlace(earlier, place, written, scene);
  return (
    <g>
      <title>{titleOf(node, looks, voice)}</title>
      {leader !== null && <path className={styles["leader"]} d={pathOf(leader)} />}
      {rows.map(({ parts, sizePx, kind, y }, i) => (
        <HaloText
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity
          key={i}
          {...{ x, anchor, sizePx, parts }}
          y={top + y}
          className={node.up || kind === "under" ? kind : "dim"}
        />
      ))}
      {earlier !== null && ghost !== null && (
        <HaloText {...ghost} className="dim" sizePx={under} parts={[{ text: earlier }]} />
      )}
    </g>
  );
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
