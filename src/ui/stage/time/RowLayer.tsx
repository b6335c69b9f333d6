// What stands over the marks of one row at this instant: rings, words, clients.
import { type ReactNode, useMemo } from "react";
import type { Cone } from "../../../session/causality.ts";
import { clientFactsOf } from "../../../session/clientLane.ts";
import { decisionsOf } from "../../../session/decisions.ts";
import { gistOf } from "../../../session/diagram.ts";
import type { EventRef } from "../../../session/state.ts";
import type { Scenario } from "../../../sim/scenario.ts";
import { widthOf } from "../../measure.ts";
import { useSession } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";
import { useFormat, useWords } from "../../words.ts";
import type { ShownMode } from "../shown.ts";
import { ClientLanes, clientReach, SmallTicks } from "./Clients.tsx";
import { ConeLayer } from "./ConeLayer.tsx";
import { type ClientWords, packClients } from "./clients.ts";
import type { RowDrawing } from "./drawing.ts";
import { RowWords } from "./RowWords.tsx";
import { eventLabels, stripWords } from "./rowWords.ts";
import type { Scene } from "./scene.ts";
import type { Strip } from "./strips.ts";
import { sayStrip } from "./stripText.ts";
import { timeWords } from "./words.ts";

interface RowLayerProps {
  readonly mode: ShownMode;
  readonly drawing: RowDrawing;
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
  const { mode, drawing, scene, centre, selected, compared } = props;
  const { run, row } = drawing;
  const { event } = mode.moment;
  const facts = clientFactsOf(run);
  const items = useClients(drawing, scene);
  const first = useFirst(props);
  const { labels, decisions, strips } = useRowWords(props, first);
  const placed = new Set(items.map(({ fact }) => fact.request));
  const rest = facts.filter(({ request }) => !placed.has(request));
  return (
    <>
      <ClientLanes items={items} row={row} scene={scene} event={event} />
      <SmallTicks facts={rest} row={row} plane={scene.plane} scale={scene.scale} event={event} />
      <ConeLayer {...{ drawing, scene, centre, selected, compared }} />
      <RowWords {...{ drawing, scene, decisions, strips, labels, event, first }} />
    </>
  );
}

function useClients(drawing: RowDrawing, scene: Scene) {
  const words = useWords(timeWords);
  const format = useFormat();
  return useMemo(() => {
    const { run, row } = drawing;
    const say = (fact: Parameters<typeof sayFact>[0]): ClientWords => sayFact(fact);
    const sayFact = ({
      fate,
      request,
      doneUs,
      lostUs,
    }: ReturnType<typeof clientFactsOf>[number]) => {
      const gist = gistOf(run, request);
      const later = (lostUs ?? 0) - (doneUs ?? 0);
      const loss = later > 0 ? words.thenLost(format.milliseconds(later)) : words.lostAtOnce;
      const answers = {
        kept: words.acknowledged(gist),
        lost: words.acknowledged(gist),
        read: words.read,
        refused: words.refused(gist),
        unknown: words.unknown(gist),
        open: "",
      };
      return { answer: answers[fate], loss: fate === "lost" ? loss : "" };
    };
    return packClients(clientFactsOf(run), {
      plane: scene.plane,
      lanes: row.clientLanes.length,
      reach: clientReach(scene.scale),
      words: say,
      widthOf: (text, strong) => widthOf(text, scene.sizes.medium, strong ? 650 : 400),
    });
  }, [drawing, scene, words, format]);
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
  const words = useWords(timeWords);
  const format = useFormat();
  const decisions = useMemo(
    () => decisionsOf(drawing.run).filter(({ requests }) => requests.length > 0),
    [drawing],
  );
  const strip = useMemo(() => {
    const name = (node: string): string => lookOf(looks, node).name;
    return stripWords(drawing, scene, strips, (one) => sayStrip(one, scenario, words, name));
  }, [drawing, scene, strips, scenario, words, looks]);
  const [key, text, width] = [first?.event ?? -1, first?.text ?? "", first?.width ?? 0];
  const labels = useMemo(
    () =>
      eventLabels({
        drawing,
        scene,
        subject,
        decisions,
        say: ({ kind, timeUs }) => words[kind](format.milliseconds(timeUs)),
        taken: strip.map(({ box }) => box),
        first: key < 0 ? null : { event: key, text, width },
      }),
    [drawing, scene, subject, decisions, words, format, strip, key, text, width],
  );
  return { labels, decisions, strips: strip };
}
