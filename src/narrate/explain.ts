// Why something was decided as it was: who wrote what, what they could know, the rule with its
// numbers, what stays and what is lost, and what little would have changed it.
import type { Trace } from "../sim/trace.ts";
import { counterfactualOf } from "./counterfactual.ts";
import { type Resolution, resolutionOf, type Writer } from "./resolution.ts";
import { sceneOf } from "./scene.ts";
import type { Sentence } from "./sentence.ts";
import type { Scene } from "./told.ts";
import type { Voice } from "./voice.ts";
import { type ParagraphKind, paragraphKinds } from "./why.ts";

export interface Paragraph {
  readonly kind: ParagraphKind;
  /** In a word or two. */
  readonly heading: string;
  readonly sentences: readonly Sentence[];
}

/** In the order of `paragraphKinds`, those left out that have nothing to say; none at all where
 * the event decides nothing. */
export function explain(trace: Trace, index: number, voice: Voice): readonly Paragraph[] {
  const event = trace.events[index];
  const resolution = resolutionOf(trace, index);
  if (event === undefined || resolution === null) return [];
  const scene = sceneOf(trace, event, voice);
  const { headings } = voice.catalogue.why;
  return paragraphKinds
    .map((kind): Paragraph => {
      const sentences = tellers[kind](resolution, scene, voice, trace);
      return { kind, heading: headings[kind], sentences: sentences.filter(isSaid) };
    })
    .filter(({ sentences }) => sentences.length > 0);
}

const isSaid = (sentence: Sentence): boolean => sentence.length > 0;

const timeOf = ({ request }: Writer): number => request?.atUs ?? -1;
const byTime = (a: Writer, b: Writer): number => timeOf(a) - timeOf(b);

type Teller = (r: Resolution, scene: Scene, voice: Voice, trace: Trace) => readonly Sentence[];

const tellers: Readonly<Record<ParagraphKind, Teller>> = {
  who: ({ writers }, scene, { catalogue, wording }) =>
    [...writers].sort(byTime).map((writer) => catalogue.why.wrote[wording](writer, scene)),
  knew: ({ knowing }, scene, { catalogue, wording }) =>
    knowing
      .filter(({ reach }) => reach.kind !== "later")
      .map(({ of, by, reach }) => {
        // The union cannot be narrowed by a computed key.
        const tell = catalogue.why.reach[reach.kind][wording] as (...given: unknown[]) => Sentence;
        return tell(reach, of, by, scene);
      }),
  rule: (resolution, scene, { catalogue, wording }) => {
    const tell = catalogue.why.rules[resolution.rule][wording] as (...given: unknown[]) => Sentence;
    return [tell(resolution, scene)];
  },
  outcome: (resolution, scene, { catalogue, wording }) => [
    catalogue.why.outcome[wording](resolution, scene),
  ],
  counterfactual: (_resolution, scene, { catalogue, wording }, trace) => {
    const found = counterfactualOf(trace, scene.event.index);
    if (found === null) return [];
    const tell = catalogue.why.counterfactual[found.kind][wording] as (
      ...given: unknown[]
    ) => Sentence;
    return [tell(found, scene)];
  },
};
