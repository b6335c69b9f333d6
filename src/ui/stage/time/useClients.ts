// The clients' lanes of the rows, packed, with their words in the page's language.
import { useMemo } from "react";
import { answerText, gistOf } from "../../../session/drawing/diagram.ts";
import { type ClientFact, clientFactsOf } from "../../../session/judging/clientLane.ts";
import type { Run } from "../../../session/run/run.ts";
import { widthOf } from "../../measure.ts";
import { useSession } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";
import { useFormat, useWords } from "../../words.ts";
import { type ClientItem, type ClientWords, packClients } from "./clients.ts";
import type { RowDrawing } from "./drawing.ts";
import type { Scene } from "./scene.ts";
import { timeWords } from "./words.ts";

/** Half of a client's mark. */
export function clientReach(scale: number): number {
  return 9.5 * scale;
}

/** For each drawing what stands on its clients' lanes. */
export function useClients(
  drawings: readonly RowDrawing[],
  scene: Scene,
  looks: Looks,
): readonly (readonly ClientItem[])[] {
  const words = useWords(timeWords);
  const shown = useSession((state) => state.voice.catalogue.shown);
  const format = useFormat();
  return useMemo(() => {
    const say = (run: Run, fact: ClientFact): ClientWords => {
      const { fate, request, sentUs, doneUs, lostUs } = fact;
      const gist = gistOf(run, request, shown);
      const later = (lostUs ?? 0) - (doneUs ?? 0);
      const loss = later > 0 ? words.thenLost(format.milliseconds(later)) : words.lostAtOnce;
      // The words stand over the wait: an OK that is to come must not be read as one that is there.
      const at = doneUs === null || doneUs === sentUs ? null : format.milliseconds(doneUs);
      const answers = {
        kept: words.acknowledged(gist, at),
        told: words.acknowledged(gist, at),
        lost: words.acknowledged(gist, at),
        read: words.read(answerText(run, request, shown)),
        refused: words.refused(gist),
        unknown: words.unknown(gist),
        open: words.open(gist),
      };
      const less = fate === "lost" ? [words.brief(gist)] : [];
      const late = outdated(run, fact, answers[fate]);
      return {
        answers: late.length > 0 ? late : [answers[fate], ...less],
        loss: fate === "lost" ? loss : "",
      };
    };
    /** That an answer was out of date, by how much, and what it lacked. */
    const outdated = (run: Run, { stale, fate }: ClientFact, answer: string): readonly string[] => {
      if (stale === null || fate === "lost") return [];
      const by = stale.byUs === 0 ? null : format.milliseconds(stale.byUs);
      const late = words.stale(answer, by);
      const [index = 0, ...others] = stale.missed;
      const node = lookOf(looks, run.trace.requests[index]?.node ?? "").name;
      const one = { node, gist: gistOf(run, index, shown) };
      const missed = words.misses(late, others.length > 0 ? stale.missed.length : one);
      return [missed, late, words.onlyStale(by)];
    };
    return drawings.map(({ run, row }) =>
      packClients(clientFactsOf(run), {
        plane: scene.plane,
        lanes: row.clientLanes.length,
        reach: clientReach(scene.scale),
        words: (fact) => say(run, fact),
        widthOf: (text, strong) => widthOf(text, scene.sizes.medium, strong ? 650 : 400),
      }),
    );
  }, [drawings, scene, words, shown, format, looks]);
}
