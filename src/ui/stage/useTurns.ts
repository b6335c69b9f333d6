// Pictures that are large together are drawn one after the other, each in a task of its own, so
// that the page answers between them; small ones all at once.
import { useEffect, useState } from "react";

/** More parts than any scenario of the library has on all its maps. */
const mostPartsAtOnce = 40;

/**
 * How many of so many pictures may be drawn by now. `of`: what they are pictures of, by its name;
 * for another one they wait for their turns again.
 */
export function useTurns(pictures: number, partsOfEach: number, of: string): number {
  const [turn, setTurn] = useState({ of, drawn: 0 });
  const areAtOnce = pictures * partsOfEach <= mostPartsAtOnce;
  const drawn = areAtOnce ? pictures : turn.of === of ? turn.drawn : 0;
  useEffect(() => {
    if (drawn >= pictures) return;
    const next = setTimeout(() => setTurn({ of, drawn: drawn + 1 }));
    return () => clearTimeout(next);
  }, [of, drawn, pictures]);
  return drawn;
}
