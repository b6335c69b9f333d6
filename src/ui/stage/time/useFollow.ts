// Keeps the cursor in view while it moves, by moving the shown stretch along; not while somebody
// has it in hand, or has panned away and nothing moves.
import { useEffect } from "react";
import { usePage } from "../../page.ts";
import { wholeUs } from "../../zoom.ts";
import { following } from "./span.ts";

export function useFollow(isDragging: { readonly current: boolean }): void {
  const { session, player } = usePage();
  useEffect(() => {
    let isFirst = true;
    return player.add((us) => {
      const state = session.getState();
      const wasFirst = isFirst;
      isFirst = false;
      if (wasFirst || state.span === null || isDragging.current) return;
      const next = following(state.span, us, wholeUs(state));
      if (next !== null) session.setSpan(next);
    });
  }, [session, player, isDragging]);
}
