// The link of the dialog: what it says by the options that are chosen, and the code that embeds it.
import { useEffect, useState } from "react";
import { outcomeWithin } from "../../session/keeping/outcome.ts";
import { hashOf } from "../../session/keeping/sharing.ts";
import type { SessionState } from "../../session/state.ts";
import { titleOf } from "../../session/texts/texts.ts";

export interface Options {
  /** At the present instant; else at the start. */
  readonly instant: boolean;
  /** In the present view; else on the map. */
  readonly view: boolean;
  readonly present: boolean;
}

type Wish = NonNullable<Parameters<typeof hashOf>[1]>;

/** The part of the link after the page's address. */
export function linkHash(
  state: SessionState,
  { instant, view, present }: Options,
  traceHash: string | null,
): string {
  const start: Wish = instant ? {} : { timeMs: null, part: null };
  const map: Wish = view ? {} : { view: null };
  return hashOf(state, { ...start, ...map, present, traceHash });
}

/** The HTML by which a page takes in this one. The title is somebody's text. */
export function embedCode(address: string, state: SessionState, options: Options): string {
  const instant: Wish = options.instant ? {} : { timeMs: null, part: null };
  const map: Wish = options.view ? {} : { view: null };
  const hash = hashOf(state, { ...instant, ...map, present: false, embed: true, traceHash: null });
  const title = attribute(titleOf(state));
  return (
    `<iframe src="${attribute(address + hash)}" title="${title}" ` +
    'width="960" height="540" loading="lazy"></iframe>'
  );
}

function attribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** The name of the outcome; null until it is computed, which takes long for a large scenario. */
export function useOutcome(runs: SessionState["runs"]): string | null {
  const [outcome, setOutcome] = useState(() => outcomeWithin(runs, 60));
  useEffect(() => {
    let timer = 0;
    const work = (): void => {
      const found = outcomeWithin(runs, 10);
      setOutcome(found);
      if (found === null) timer = window.setTimeout(work, 20);
    };
    work();
    return () => clearTimeout(timer);
  }, [runs]);
  return outcome;
}

/** The page's own address, as far as it is the same for every scenario. */
export function pageAddress(): string {
  return location.href.split("#")[0] ?? "";
}
