// The clients' lanes of a row, packed, with their words in the page's language.
import { useMemo } from "react";
import { gistOf } from "../../../session/drawing/diagram.ts";
import { type ClientFact, clientFactsOf } from "../../../session/judging/clientLane.ts";
import { widthOf } from "../../measure.ts";
import { useSession } from "../../page.ts";
import { useFormat, useWords } from "../../words.ts";
import { type ClientItem, type ClientWords, packClients } from "./clients.ts";
import type { RowDrawing } from "./drawing.ts";
import type { Scene } from "./scene.ts";
import { timeWords } from "./words.ts";

/** Half of a client's mark. */
export function clientReach(scale: number): number {
  return 9.5 * scale;
}

export function useClients({ run, row }: RowDrawing, scene: Scene): readonly ClientItem[] {
  const words = useWords(timeWords);
  const shown = useSession((state) => state.voice.catalogue.shown);
  const format = useFormat();
  return useMemo(() => {
    const say = ({ fate, request, doneUs, lostUs }: ClientFact): ClientWords => {
      const gist = gistOf(run, request, shown);
      const later = (lostUs ?? 0) - (doneUs ?? 0);
      const loss = later > 0 ? words.thenLost(format.milliseconds(later)) : words.lostAtOnce;
      const answers = {
        kept: words.acknowledged(gist),
        lost: words.acknowledged(gist),
        read: words.read,
        refused: words.refused(gist),
        unknown: words.unknown(gist),
        open: words.open(gist),
      };
      return {
        answer: answers[fate],
        brief: words.brief(gist),
        loss: fate === "lost" ? loss : "",
      };
    };
    return packClients(clientFactsOf(run), {
      plane: scene.plane,
      lanes: row.clientLanes.length,
      reach: clientReach(scene.scale),
      words: say,
      widthOf: (text, strong) => widthOf(text, scene.sizes.medium, strong ? 650 : 400),
    });
  }, [run, row, scene, words, shown, format]);
}
