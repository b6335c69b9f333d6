// The paths of the messages under way. React makes them once; what they draw is written each frame.
import type { ReactNode, RefObject } from "react";
import { type Looks, lookOf } from "../../places.ts";
import { short } from "./geometry.ts";
import type { HeadPaths, Heads } from "./heads.ts";
import styles from "./Map.module.css";
import type { MapSizes } from "./scene.ts";

const kinds: readonly (keyof HeadPaths)[] = ["trail", "held", "solid", "hollow", "line"];
const labelCount = 3;

interface TrafficLayerProps {
  readonly group: RefObject<SVGGElement | null>;
  readonly nodes: readonly string[];
  readonly looks: Looks;
  readonly sizes: MapSizes;
}

export function TrafficLayer({ group, nodes, looks, sizes }: TrafficLayerProps): ReactNode {
  return (
    <g ref={group}>
      {kinds.flatMap((kind) =>
        nodes.map((node) => {
          const { colour } = lookOf(looks, node);
          const style = kind === "solid" ? { fill: colour } : { stroke: colour };
          return (
            <path
              key={`${kind} ${node}`}
              className={styles[kind]}
              style={style}
              data-heads={kind === "trail" || kind === "held" ? undefined : kind}
            />
          );
        }),
      )}
      {Array.from({ length: labelCount }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed stock of empty labels
        <text key={i} className={styles["label"]} fontSize={sizes.fontSize} />
      ))}
    </g>
  );
}

/**
 * Writes one frame into the layer's paths and labels. Attributes that stay as they are cost
 * nothing.
 */
export function paintTraffic(group: SVGGElement, heads: Heads, nodes: readonly string[]): void {
  let i = 0;
  for (const kind of kinds) {
    for (const node of nodes) {
      write(group.children[i], "d", heads.paths.get(node)?.[kind] ?? "");
      i += 1;
    }
  }
  for (let label = 0; label < labelCount; label += 1, i += 1) {
    const element = group.children[i];
    const content = heads.labels[label];
    const text = content?.text ?? "";
    if (element !== undefined && element.textContent !== text) element.textContent = text;
    write(element, "x", content === undefined ? "" : short(content.x));
    write(element, "y", content === undefined ? "" : short(content.y));
    write(element, "text-anchor", content?.anchor ?? "");
  }
}

/** Nothing of an earlier frame may stay: what is empty is taken away. */
function write(element: Element | undefined, name: string, value: string): void {
  if (element === undefined || (element.getAttribute(name) ?? "") === value) return;
  if (value === "") element.removeAttribute(name);
  else element.setAttribute(name, value);
}
