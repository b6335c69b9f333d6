// Why the page should be loaded again, if there is a reason. A module of its own, and small: the
// entrance says it, too, where the rest of the page did not come.
import { createStore } from "zustand/vanilla";

/**
 * `ready`: a newer version waits. `taken`: it runs this tab's requests already, for another tab let
 * it. `missing`: a part of the page did not come. `broken`: a part of it failed. The later is more.
 */
const reasons = ["ready", "taken", "missing", "broken"] as const;
export type Reason = (typeof reasons)[number];

export const reload = createStore<{ readonly reason: Reason | null }>(() => ({ reason: null }));

/** Tells the visitor, unless something that matters more is told. */
export function tellToReload(reason: Reason): void {
  const told = reload.getState().reason;
  if (told === null || reasons.indexOf(told) < reasons.indexOf(reason)) reload.setState({ reason });
}

/** A part of the page that could not be fetched: it is no longer there, or the network is away. */
export class MissingPart extends Error {
  constructor(cause: unknown) {
    super("a part of the page could not be loaded", { cause });
    this.name = "MissingPart";
  }
}

/** What a part's file holds; where it does not come, that is told. */
export async function fetched<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    await Promise.all([...lost].map(again));
    return await load();
  } catch (cause) {
    tellToReload("missing");
    throw new MissingPart(cause);
  }
}

/** Styles that did not come. Vite asks for each once, however often its part is asked for. */
const lost = new Set<HTMLLinkElement>();

function again(link: HTMLLinkElement): Promise<void> {
  const fresh = link.cloneNode() as HTMLLinkElement;
  return new Promise((done, failed) => {
    fresh.addEventListener("load", () => done());
    fresh.addEventListener("error", failed);
    link.replaceWith(fresh);
    lost.delete(link);
  });
}

/** Hears of every file that did not come, whoever asked for it. */
export function hearOfMissing(): void {
  addEventListener("vite:preloadError", () => tellToReload("missing"));
  // Links tell nobody above them, but on the way down.
  const hear = ({ target }: Event): void => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet") lost.add(target);
  };
  addEventListener("error", hear, true);
}
