// The marks of one row at this instant, and what stands over them: clients, rings, words.
import { type ReactNode, useMemo } from "react";
import type { Cone } from "../../../session/judging/causality.ts";
import { clientFactsOf } from "../../../session/judging/clientLane.ts";
import { decisionsOf } from "../../../session/judging/decisions.ts";
import type { EventRef } from "../../../session/state.ts";
import type { Scenario } from "../../../sim/scenario.ts";
import { widthOf } from "../../measure.ts";
import { useSession } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";
import { useFormat, useWords } from "../../words.ts";
import type { ShownMode } from "../shown.ts";
import { ClientLanes, SmallTicks } from "./Clients.tsx";
import { ConeLayer } from "./ConeLayer.tsx";
import { isAtCursor } from "./Cursor.tsx";
import type { ClientItem } from "./clients.ts";
import type { RowDrawing } from "./drawing.ts";
import { RowMarks } from "./RowMarks.tsx";
import { RowWords } from "./RowWords.tsx";
import { downWords, eventLabels, stripWords } from "./rowWords.ts";
import type { Scene } from "./scene.ts";
import type { Strip } from "./strips.ts";
import { sayStrip } from "./stripText.ts";
import { timeWords } from "./words.ts";

interface RowLayerProps {
  readonly mode: ShownMode;
  readonly drawing: RowDrawing;
  readonly clients: readonly ClientItem[];
  readonly scene: Scene;
  readonly strips: readonly Strip[];
  readonly scenario: Scenario;
  readonly looks: Looks;
  readonly centre: EventRef | null;
  /** The causality of `centre`. */
  readonly cone: Cone | null;
  readonly selected: EventRef | null;
  readonly compared: EventRef | null;
}

export function RowLayer(props: RowLayerProps): ReactNode {
  const { mode, drawing, clients: items, scene, looks, centre, selected, compared } = props;
  const { run, row } = drawing;
  const { event } = mode.moment;
  const facts = clientFactsOf(run);
  const first = useFirst(props);
  const { labels: all, decisions, strips } = useRowWords(props, first);
  const labels = all.filter(({ y }) => !isAtCursor(scene.plane, mode.moment.timeUs, y));
  const placed = new Set(items.map(({ fact }) => fact.request));
  const rest = facts.filter(({ request }) => !placed.has(request));
  return (
    <>
      <RowMarks drawing={drawing} plane={scene.plane} looks={looks} event={event} />
      <ClientLanes items={items} row={row} scene={scene} event={event} />
      <SmallTicks facts={rest} row={row} plane={scene.plane} scale={scene.scale} event={event} />
      <ConeLayer {...{ drawing, scene, centre, selected, compared }} />
      <RowWords {...{ drawing, scene, decisions, strips, labels, event, first }} />
    </>
  );
}

interface First {
  readonly event: number;
  readonly strong: string;
  readonly rest: string;
  readonly text: string;
  readonly width: number;
}

/** What the selected event knew, in counts. */
function useFirst({ drawing, scene, centre, cone }: RowLayerProps): First | null {
  const words = useWords(timeWords);
  if (centre === null || cone === null || centre.run !== drawing.run.index) return null;
  if (!drawing.row.isUnfolded || scene.plane.isVertical) return null;
  const strong = words.relations(cone.before.length, cone.after.length);
  const rest = words.concurrent(cone.concurrent.length);
  const { small } = scene.sizes;
  const width = widthOf(strong, small, 650) + widthOf(` ${rest}`, small, 400);
  return { event: centre.event, strong, rest, text: `${strong} ${rest}`, width };
}

function useRowWords(props: RowLayerProps, first: First | null) {
  const { drawing, scene, strips, scenario, looks } = props;
  const subject = useSession((state) => state.subjects[state.subject] ?? null);
  const shown = useSession((state) => state.voice.catalogue.shown);
  const words = useWords(timeWords);
  const format = useFormat();
  const decisions = useMemo(
    () =>
      decisionsOf(drawing.run).filter(
        ({ kind, requests }) => kind !== "failed" && requests.length > 0,
      ),
    [drawing],
  );
  const strip = useMemo(() => {
    const name = (node: string): string => lookOf(looks, node).name;
    const cuts = stripWords(drawing, scene, strips, (one) => sayStrip(one, scenario, words, name));
    return [...cuts, ...downWords(drawing, scene, words.down)];
  }, [drawing, scene, strips, scenario, words, looks]);
  const [key, text, width] = [first?.event ?? -1, first?.text ?? "", first?.width ?? 0];
  const labels = useMemo(
    () =>
      eventLabels({
        drawing,
        scene,
        subject,
        shown,
        decisions,
        say: ({ kind, timeUs }) => words[kind](format.milliseconds(timeUs)),
        taken: strip.map(({ box }) => box),
        first: key < 0 ? null : { event: key, text, width },
      }),
    [drawing, scene, subject, shown, decisions, words, format, strip, key, text, width],
  );
  return { labels, decisions, strips: strip };
}
