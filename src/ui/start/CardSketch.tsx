// The drawing of a card. Each is computed in a task of its own, so that the page stays awake
// meanwhile.
import { type ReactNode, useEffect, useState } from "react";
import { type Sketch, sketchOf } from "../../session/drawing/sketch.ts";
import type { Featured } from "./featured.ts";
import { SketchView } from "./SketchView.tsx";

export default function CardSketch({ card }: { readonly card: Featured }): ReactNode {
  const [sketch, setSketch] = useState<Sketch | null>(null);
  useEffect(() => {
    const task = setTimeout(() => setSketch(sketchOf(card.id, card.mode, card.untilMs * 1000)));
    return () => clearTimeout(task);
  }, [card]);
  return sketch === null ? null : <SketchView sketch={sketch} />;
}
