// The map of one mode at one moment: land, cables, cuts, marks and values by React, once an
// instant; the messages by the player, once a frame.
import { memo, type ReactNode, useLayoutEffect, useMemo, useRef } from "react";
import type { Severance } from "../../../session/drawing/faults.ts";
import { flightsAt, trafficBetween } from "../../../session/run/flights.ts";
import type { Moment, NodeMoment } from "../../../session/run/moment.ts";
import type { Run } from "../../../session/run/run.ts";
import { millisecondsText, roundedUs } from "../../../session/words.ts";
import { useIsPainted } from "../../afterPaint.ts";
import { Mark } from "../../Mark.tsx";
import { widthOf } from "../../measure.ts";
import { type Looks, lookOf } from "../../places.ts";
import type { Player } from "../../player.ts";
import { useSame } from "../../useSame.ts";
import { useFormat, useWords } from "../../words.ts";
import { useEarlierText } from "../earlierWords.ts";
import { Acting } from "./Acting.tsx";
import { Cables, CutTexts, Ribbons } from "./Cables.tsx";
import { cutsOf } from "./cuts.ts";
import { short } from "./geometry.ts";
import { earlierValue } from "./ghost.ts";
import { HaloText } from "./HaloText.tsx";
import { headsOf } from "./heads.ts";
import { remarkText, type Voice } from "./knowledge.ts";
import styles from "./Map.module.css";
import type { Picture } from "./picture.ts";
import { boxOf } from "./signs.ts";
import { paintTraffic, TrafficLayer } from "./TrafficLayer.tsx";
import { useVoice } from "./useVoice.ts";
import { titleOf, ValueLabel } from "./ValueLabel.tsx";
import { mapWords } from "./words.ts";

interface MapProps {
  readonly run: Run;
  readonly moment: Moment;
  readonly picture: Picture;
  readonly looks: Looks;
  readonly player: Player;
  readonly severances: readonly Severance[];
  /** Until when nothing changes but the places of the messages. */
  readonly untilUs: number;
  readonly large: boolean;
  /** The same moment before the last change of the scenario. */
  readonly before: Moment | null;
  readonly isNamed: boolean;
}

// Most of a map stays as it is when time moves on by one event in one of the modes.
const StillCables = memo(Cables);
const StillTraffic = memo(TrafficLayer);
const StillNode = memo(NodeAtPlace);
const StillLabel = memo(ValueLabel);
const StillActing = memo(Acting);

const none: readonly never[] = [];

const wordsWidth = (text: string, sizePx: number): number => widthOf(text, sizePx, 400);

export function ModeMap(props: MapProps): ReactNode {
  const { run, moment, picture, looks, player, severances, untilUs, large, before } = props;
  const { scene, signs, still } = picture;
  const isPainted = useIsPainted();
  const layer = useRef<SVGGElement>(null);
  const said = useWords(mapWords);
  const { milliseconds } = useFormat();
  const cuts = useMemo(
    () =>
      cutsOf(severances, scene, still, (oneWay, untilUs) =>
        said.cut(oneWay, untilUs === null ? null : milliseconds(untilUs)),
      ),
    [severances, scene, still, said, milliseconds],
  );
  const traffic = useMemo(
    () => trafficBetween(run.trace, moment.timeUs, untilUs, moment.event),
    [run, moment.timeUs, moment.event, untilUs],
  );
  const signed = useSame(moment.nodes.filter(({ conflict }) => conflict).map(({ node }) => node));
  const named = props.isNamed ? picture.nameBoxes : none;
  useLayoutEffect(() => {
    const group = layer.current;
    if (group === null) return;
    return player.add((timeUs, isBetween) => {
      // Another instant is drawn when React has come to it: its messages may be others.
      if (!isBetween && timeUs !== moment.timeUs) return;
      const flights = flightsAt(run.trace, traffic, timeUs);
      const { lines, sizes, area } = scene;
      const said = cuts.flatMap(({ words }) => (words === null ? [] : [words.box]));
      const zigzags = signed.flatMap((node) => signs[node] ?? []).map(boxOf);
      const keepOff = [...scene.keepOff, ...said, ...zigzags, ...named];
      const heads = headsOf(flights, lines, sizes, keepOff, area, wordsWidth);
      paintTraffic(group, heads, run.trace.nodes);
    });
  }, [player, run, scene, signs, signed, named, traffic, cuts, moment.timeUs]);
  const { nodes } = moment;
  const crashed = useSame(nodes.filter(({ up }) => !up).map(({ node }) => node));
  const down = useMemo(() => new Set(crashed), [crashed]);
  const voice = useVoice();
  const names = moment.nodes.map((node) => titleOf(node, looks, voice)).join("; ");
  return (
    <>
      <svg
        className={styles["map"]}
        viewBox={`0 0 ${short(scene.width)} ${short(scene.height)}`}
        role="img"
        aria-label={said.picture(run.title, milliseconds(moment.timeUs), names)}
      >
        <path className={styles["land"]} d={scene.land()} />
        <StillCables scene={scene} down={down} large={large} />
        <Ribbons cuts={cuts} />
        <StillTraffic group={layer} nodes={run.trace.nodes} looks={looks} sizes={scene.sizes} />
        <CutTexts cuts={cuts} sizes={scene.sizes} />
        {props.isNamed && <Names picture={picture} looks={looks} />}
        {moment.nodes.map((node) => (
          <StillNode key={node.node} node={node} {...{ picture, looks }} />
        ))}
        {picture.labels !== null && <Labels {...{ moment, picture, looks, large, before }} />}
      </svg>
      {isPainted && <StillActing run={run.index} scene={scene} looks={looks} />}
    </>
  );
}

type LabelsProps = Pick<MapProps, "moment" | "picture" | "looks" | "large" | "before">;

function Labels({ moment, picture, looks, large, before }: LabelsProps): ReactNode {
  const { scene, setting, labels } = picture;
  const earlierText = useEarlierText();
  const voice = useVoice();
  return moment.nodes.map((node) => {
    const place = labels?.[node.node];
    if (place === undefined) return null;
    const name = large ? lookOf(looks, node.node).name : null;
    const remark = large ? remarkOf(node, moment.timeUs, voice) : null;
    const earlier = earlierValue(
      node,
      before?.nodes.find((one) => one.node === node.node),
    );
    const ghost = earlier === null ? null : earlierText(earlier);
    const rest = { node, place, remark, name, looks, scene, setting };
    return <StillLabel key={node.node} {...rest} earlier={ghost} />;
  });
}

/** What the large map has room for: the node's role, and how long a client waits. */
function remarkOf(
  { waiting, role }: NodeMoment,
  timeUs: number,
  { said, locale }: Voice,
): string | null {
  const since = waiting[0]?.atUs;
  const waitedUs = roundedUs(timeUs - (since ?? timeUs));
  const time = waitedUs === 0 ? null : millisecondsText(waitedUs, locale);
  return remarkText(role, since === undefined ? null : said.waiting(time), said);
}

function Names({
  picture: { scene, names },
  looks,
}: {
  readonly picture: Picture;
  readonly looks: Looks;
}): ReactNode {
  return (
    <g data-names>
      {Object.entries(names).map(([node, at]) => (
        <HaloText
          key={node}
          {...at}
          anchor="start"
          className="under"
          sizePx={scene.sizes.fontSize}
          parts={[{ text: lookOf(looks, node).name }]}
        />
      ))}
    </g>
  );
}

function NodeAtPlace({
  node,
  picture: { scene, signs },
  looks,
}: {
  readonly node: NodeMoment;
  readonly picture: Picture;
  readonly looks: Looks;
}): ReactNode {
  const place = scene.places[node.node];
  if (place === undefined) return null;
  const { x, y } = place;
  const { mark, ring } = scene.sizes;
  const sign = signs[node.node];
  return (
    <g>
      {node.waiting.length > 0 && (
        <circle className={styles["waiting"]} data-ring cx={x} cy={y} r={ring} />
      )}
      {node.conflict && sign !== undefined && (
        <path
          data-sign
          className={styles["zigzag"]}
          d={`M${sign.x} ${sign.y + 4.5}l5 -9l5 9l5 -9l5 9`}
        />
      )}
      <Mark look={lookOf(looks, node.node)} x={x} y={y} reach={mark} down={!node.up} />
    </g>
  );
}
