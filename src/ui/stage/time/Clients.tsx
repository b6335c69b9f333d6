// What the clients were told, over an unfolded row: sent, answered, still true at the end? And for
// those without room there, and in thin rows, a small tick beside the lane.
import type { ReactNode } from "react";
import type { ClientFact } from "../../../session/judging/clientLane.ts";
import type { ClientItem, ClientText } from "./clients.ts";
import styles from "./Drawing.module.css";
import { cross } from "./paths.ts";
import { alongOf, edges, type Plane, short, spot } from "./plane.ts";
import type { Row } from "./rows.ts";
import type { Scene } from "./scene.ts";
import { clientReach } from "./useClients.ts";

interface ClientLanesProps {
  readonly items: readonly ClientItem[];
  readonly row: Row;
  readonly scene: Scene;
  /** The last event that has happened. */
  readonly event: number;
}

/** What lies under the cursor: tethers to the nodes, dotted waiting, belief in an answer. */
export function ClientGround({ items, row, scene }: Omit<ClientLanesProps, "event">): ReactNode {
  const [start, end] = edges(scene.plane);
  const within = (along: number): number => short(Math.min(end, Math.max(start, along)));
  const paths = { tether: "", wait: "", belief: "" };
  for (const { fact, lane, sent, done, lost } of items) {
    const y = short(row.clientLanes[lane] ?? 0);
    if (sent >= start && sent <= end) {
      paths.tether += `M${short(sent)} ${y}V${short(row.lanes.get(fact.node) ?? y)}`;
    }
    if (done > sent + 8) paths.wait += `M${within(sent)} ${y}H${within(done)}`;
    if (lost !== null) paths.belief += `M${within(done)} ${y}H${within(lost)}`;
  }
  return (
    <>
      <path className={styles["tether"]} d={paths.tether} />
      <path className={styles["belief"]} d={paths.belief} />
      <path className={styles["wait"]} d={paths.wait} />
    </>
  );
}

export function ClientLanes({ items, row, scene, event }: ClientLanesProps): ReactNode {
  return items.map((item) => <Item key={item.fact.request} {...{ item, row, scene, event }} />);
}

function Item({
  item,
  row,
  scene,
  event,
}: Omit<ClientLanesProps, "items"> & { readonly item: ClientItem }): ReactNode {
  const { fact, lane, done, lost, texts } = item;
  const y = row.clientLanes[lane] ?? 0;
  const { plane, scale } = scene;
  const r = clientReach(scale);
  const isInside = (along: number): boolean => along >= plane.start - 2 && along <= plane.end + 2;
  const isDone = fact.doneBy >= 0 && fact.doneBy <= event;
  const isLost = fact.lostBy >= 0 && fact.lostBy <= event;
  const future = styles["future"] ?? "";
  return (
    <g data-client={fact.request}>
      {isInside(done) && fact.fate !== "open" && (
        <g className={isDone ? "" : future}>
          <Answer fact={fact} x={done} y={y} r={r} />
        </g>
      )}
      {lost !== null && isInside(lost) && (
        <g className={isLost ? "" : future}>
          <circle
            className={styles["paper"]}
            cx={lost}
            cy={y}
            r={lost - done > 2 * r ? r + 2 : r * 0.7}
          />
          <path className={styles["lossCross"]} d={cross(plane, lost, y, r * 0.68)} />
        </g>
      )}
      {texts.map(({ kind, text, at, anchor }) => (
        <text
          key={kind}
          className={textName(kind, kind === "loss" ? isLost : isDone)}
          x={short(at)}
          y={y + scene.sizes.medium * 0.36}
          textAnchor={anchor}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

/** Words of what is to come are faint; over a dotted line they are grey, to be read. */
function textName(kind: ClientText["kind"], isPast: boolean): string {
  const own = styles[kind === "answer" ? "clientAnswer" : "clientLoss"] ?? "";
  return isPast ? own : `${own} ${styles[kind === "answer" ? "later" : "future"]}`;
}

interface AnswerProps {
  readonly fact: Pick<ClientFact, "fate" | "stale">;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** A tick, a closed padlock, a question mark, or the hands of a clock, in a ring. */
function Answer({ fact: { fate, stale }, x, y, r }: AnswerProps): ReactNode {
  const isStale = stale !== null && fate !== "lost";
  if (fate === "read" && !isStale) {
    return <circle className={styles["read"]} cx={x} cy={y} r={r * 0.45} />;
  }
  const sign = fate === "refused" || fate === "unknown" ? fate : isStale ? "stale" : "kept";
  return (
    <g
      className={isStale ? styles["stale"] : ""}
      transform={`translate(${short(x)} ${short(y)}) scale(${r / 10})`}
    >
      <circle className={styles["answerRing"]} r="10" />
      <path className={styles["tickSign"]} d={signs[sign]} />
    </g>
  );
}

/** Around 0 0, in a ring of 10. */
const signs = {
  kept: "M-4.6 0l3.6 3.6l6.2 -7.4",
  refused: "M-4.2 -1h8.4v5.6h-8.4zM-2.6 -1v-2a2.6 2.6 0 0 1 5.2 0v2",
  stale: "M0 -5.6V0L4 2.6",
  unknown: "M-3 -2.4a3 3 0 1 1 4.6 2.4q-1.6 1 -1.6 2.4M0 5.2v.2",
} as const;

interface TicksProps {
  readonly facts: readonly ClientFact[];
  readonly row: Row;
  readonly plane: Plane;
  readonly scale: number;
  readonly event: number;
}

/**
 * Small signs on the lanes themselves, before the mark: a tick, the clock of a stale answer, and
 * the cross of what was lost.
 */
export function SmallTicks({ facts, row, plane, scale, event }: TicksProps): ReactNode {
  const paths = { past: "", future: "", lostPast: "", lostFuture: "" };
  const late = { past: "", future: "" };
  const isInside = (us: number): boolean => us >= plane.fromUs && us <= plane.untilUs;
  // Where they would cover each other only losses are marked.
  const lastCross = new Map<string, number>();
  const isFree = (node: string, along: number): boolean => {
    if (Math.abs(along - (lastCross.get(node) ?? Number.NEGATIVE_INFINITY)) < 7) return false;
    lastCross.set(node, along);
    return true;
  };
  const isCalm = facts.length * 26 * scale < (plane.end - plane.start) * row.lanes.size * 0.5;
  for (const { node, doneUs, doneBy, fate, lostUs, lostBy, stale } of facts) {
    const lane = row.lanes.get(node);
    if (lane === undefined) continue;
    const isWrite = fate === "kept" || fate === "told" || fate === "lost";
    if (stale !== null && doneUs !== null && isInside(doneUs)) {
      const { x, y } = spot(plane, alongOf(plane, doneUs), lane);
      const d = clock(x - 18 * scale, y - 6 * scale, 5 * scale);
      if (isFree(node, alongOf(plane, doneUs))) late[doneBy <= event ? "past" : "future"] += d;
    } else if (isCalm && doneUs !== null && isWrite && isInside(doneUs)) {
      paths[doneBy <= event ? "past" : "future"] += smallTick(
        plane,
        alongOf(plane, doneUs),
        lane,
        scale,
      );
    }
    if (lostUs !== null && isInside(lostUs) && isFree(node, alongOf(plane, lostUs))) {
      const { x, y } = spot(plane, alongOf(plane, lostUs), lane);
      const d = cross({ ...plane, isVertical: false }, x - 17 * scale, y - 6 * scale, 4.2 * scale);
      paths[lostBy <= event ? "lostPast" : "lostFuture"] += d;
    }
  }
  const future = styles["future"];
  return (
    <>
      {paths.past !== "" && <TickPath d={paths.past} />}
      {paths.future !== "" && (
        <g className={future}>
          <TickPath d={paths.future} />
        </g>
      )}
      {late.past !== "" && <path className={styles["smallClock"]} d={late.past} />}
      {late.future !== "" && (
        <path className={`${styles["smallClock"]} ${future}`} d={late.future} />
      )}
      {paths.lostPast !== "" && <path className={styles["smallCross"]} d={paths.lostPast} />}
      {paths.lostFuture !== "" && (
        <path className={`${styles["smallCross"]} ${future}`} d={paths.lostFuture} />
      )}
    </>
  );
}

function TickPath({ d }: { readonly d: string }): ReactNode {
  return (
    <>
      <path className={styles["tickPaper"]} d={d} />
      <path className={styles["smallTick"]} d={d} />
    </>
  );
}

function clock(x: number, y: number, r: number): string {
  const [arc, across] = [`a${short(r)} ${short(r)} 0 1 0`, short(2 * r)];
  const ring = `M${short(x - r)} ${short(y)}${arc} ${across} 0${arc} -${across} 0`;
  return `${ring}M${short(x)} ${short(y - r * 0.6)}V${short(y)}L${short(x + r * 0.5)} ${short(y)}`;
}

function smallTick(plane: Plane, along: number, lane: number, scale: number): string {
  const { x, y } = spot(plane, along, lane);
  const k = scale;
  const start = `M${short(x - 22 * k)} ${short(y - 5 * k)}`;
  return `${start}l${short(3 * k)} ${short(3.5 * k)}l${short(6 * k)} ${short(-8 * k)}`;
}
