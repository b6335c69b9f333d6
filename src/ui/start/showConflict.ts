// "Show me a conflict": the library's first scenario, played up to where two writes meet.
import type { Session } from "../../session/store.ts";
import { firstConflict } from "./featured.ts";

export function showConflict(session: Session): void {
  session.open(firstConflict);
  const { conflictsUs, opened } = session.getState();
  const [goalUs] = conflictsUs;
  if (goalUs === undefined) return;
  const stop = session.subscribe((state) => {
    const isThere = state.timeUs >= goalUs;
    if (!isThere && state.playing && state.opened === opened) return;
    stop();
    if (state.playing && isThere) session.setPlaying(false);
  });
  session.setPlaying(true);
}
