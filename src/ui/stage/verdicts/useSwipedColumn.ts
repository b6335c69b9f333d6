// On a phone one mode at a time is seen: the column that was swiped to is the mode that is looked
// at, and choosing a mode brings its column.
import { type RefObject, useEffect } from "react";
import type { Run } from "../../../session/run/run.ts";
import { media, useMedia } from "../../media.ts";
import { usePage, useSession } from "../../page.ts";

export function useSwipedColumn(
  scroller: RefObject<HTMLElement | null>,
  runs: readonly Run[],
): void {
  const { session } = usePage();
  const expanded = useSession((state) => state.expanded);
  const isNarrow = useMedia(media.narrow);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !isNarrow) return undefined;
    const at = runs.findIndex(({ index }) => index === expanded);
    const left = Math.max(0, at) * widthOf(element);
    if (Math.abs(element.scrollLeft - left) > 1) element.scrollTo({ left });
    const settle = (): void => {
      const column = Math.round(element.scrollLeft / Math.max(1, widthOf(element)));
      const run = runs[Math.min(column, runs.length - 1)];
      if (run !== undefined && run.index !== expanded) session.expand(run.index);
    };
    element.addEventListener("scrollend", settle);
    return () => element.removeEventListener("scrollend", settle);
  }, [scroller, expanded, isNarrow, runs, session]);
}

/** How wide the column of a mode is. */
function widthOf(element: HTMLElement): number {
  return element.querySelector("thead th:nth-child(2)")?.getBoundingClientRect().width ?? 0;
}
