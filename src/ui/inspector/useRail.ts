// Whether the inspector is open: as the visitor has it, else beside the map of one mode and beside
// the list where an event is selected, if there is room for both.
import { media, useMedia } from "../media.ts";
import { useSession } from "../page.ts";

/** Null: the view has no place for it. */
export function useRail(): boolean | null {
  const isNarrow = useMedia(media.narrow);
  return useSession(({ rail, embed, presenter, expanded, view, selected }) => {
    if (embed || (view === "verdicts" && isNarrow)) return null;
    if (rail !== null) return rail;
    if (isNarrow || presenter) return false;
    return (view === "map" && expanded !== null) || (view === "events" && selected !== null);
  });
}
