// Why something was decided as it was: who wrote what, what they could know, the rule with its
// numbers, what stays and what is lost, and what little would have changed it.
import type { Trace } from "../sim/trace.ts";
import { isHeardOf } from "./claims.ts";
import { counterfactualOf } from "./counterfactual.ts";
import { type Knowing, type Resolution, resolutionOf, type Writer } from "./resolution.ts";
import { sceneOf } from "./scene.ts";
import { claimed, type Sentence, textOf } from "./sentence.ts";
import type { Scene } from "./told.ts";
import type { Voice } from "./voice.ts";
import { rowsAtOdds } from "./wholeRows.ts";
import { type ParagraphKind, paragraphKinds } from "./why.ts";

export interface Paragraph {
  readonly kind: ParagraphKind;
  /** In a word or two. */
  readonly heading: string;
  readonly sentences: readonly Sentence[];
}

/** In the order of `paragraphKinds`, those left out that have nothing to say; none at all where
 * the event decides nothing. */
export function explain(
  trace: Trace,
  index: number,
  voice: Voice,
  kinds: readonly ParagraphKind[] = paragraphKinds,
): readonly Paragraph[] {
  const event = trace.events[index];
  const resolution = resolutionOf(trace, index);
  if (event === undefined || resolution === null) return [];
  const scene = sceneOf(trace, event, voice);
  const { headings } = voice.catalogue.why;
  return kinds
    .map((kind): Paragraph => {
      const sentences = tellers[kind](resolution, scene, voice, trace);
      return { kind, heading: headings[kind], sentences: sentences.filter(isSaid) };
    })
    .filter(({ sentences }) => sentences.length > 0);
}

const isSaid = (sentence: Sentence): boolean => sentence.length > 0;

const timeOf = ({ request }: Writer): number => request?.atUs ?? -1;
const byTime = (a: Writer, b: Writer): number => timeOf(a) - timeOf(b);

/** Nobody needs telling that what was yet to be written could not be known. */
function knewSentence(
  { of, by, knowledge }: Knowing,
  scene: Scene,
  { catalogue, wording }: Voice,
): Sentence {
  const { knew, write } = catalogue.why;
  const what = textOf(write[wording](of, scene));
  const who = by.node === null ? "" : scene.name(by.node);
  if (knowledge.claim === "seen") return claimed([knowledge], knew.seen[wording](what, who));
  const { news, ...pair } = knowledge;
  if (news.kind === "later") return [];
  // The union cannot be narrowed by a computed key.
  const tell = knew.news[news.kind][wording] as (...given: unknown[]) => Sentence;
  const couldNot = { ...pair, claim: "could-not-know" } as const;
  const claims = isHeardOf(news) ? [knowledge] : [knowledge, couldNot];
  return claimed(claims, tell(news, what, who));
}

type Teller = (r: Resolution, scene: Scene, voice: Voice, trace: Trace) => readonly Sentence[];

const tellers: Readonly<Record<ParagraphKind, Teller>> = {
  who: ({ writers }, scene, { catalogue, wording }) =>
    [...writers].sort(byTime).map((writer) => catalogue.why.wrote[wording](writer, scene)),
  knew: ({ knowing }, scene, voice) => knowing.map((one) => knewSentence(one, scene, voice)),
  rule: (resolution, scene, { catalogue, wording }) => {
    const tell = catalogue.why.rules[resolution.rule][wording] as (...given: unknown[]) => Sentence;
    const rows = rowsAtOdds(resolution);
    const whole = rows === null ? [] : catalogue.why.wholeRows[wording](rows, scene);
    return [tell(resolution, scene), whole];
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
