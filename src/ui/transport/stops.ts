// Whether Play stops at conflicts: a choice that the browser keeps.
import type { Session } from "../../session/store.ts";
import { keepStops } from "../kept.ts";

export function toggleStops(session: Session): void {
  const stopsAtConflicts = !session.getState().stopsAtConflicts;
  session.set({ stopsAtConflicts });
  keepStops(stopsAtConflicts);
}
