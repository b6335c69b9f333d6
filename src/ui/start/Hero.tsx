// The map of the start page: one instant of one run, still. Marks, cables, heads and values are the
// stage's own; under each value stands what the city's client has done so far.
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from "react";
import { cityName, enCities } from "../../narrate/cities.ts";
import { type Portrait, portraitOf } from "../../session/drawing/portrait.ts";
import { Hatching } from "../Hatching.tsx";
import { Mark } from "../Mark.tsx";
import { useMedia } from "../media.ts";
import { useSession } from "../page.ts";
import { lookOf, looksOf } from "../places.ts";
import { Cables } from "../stage/map/Cables.tsx";
import { HaloText } from "../stage/map/HaloText.tsx";
import { headsOf } from "../stage/map/heads.ts";
import { sceneOf } from "../stage/map/scene.ts";
import { paintTraffic, TrafficLayer } from "../stage/map/TrafficLayer.tsx";
import { useFormat, useWords } from "../words.ts";
import { hero } from "./featured.ts";
import { heroWords } from "./heroWords.ts";
import styles from "./Start.module.css";

/**
 * As drawn; the picture is scaled as a whole. Where it is small, less of the world leaves more to
 * words, and what is empty at the left and above the world is left out: at the right it is needed.
 */
const usual = { width: 560, height: 392, left: 0, top: 0 };
const narrow = { width: 360, height: 330, left: 26, top: 40 };

/** As `Start.module.css` has it: below it the picture is small, and its words must not be. */
const isSmall = "(max-width: 1179px)";

const none: ReadonlySet<string> = new Set();

export default function Hero(): ReactNode {
  const said = useWords(heroWords);
  const time = useFormat().milliseconds(hero.timeUs);
  const [portrait] = useState(() => portraitOf(hero.id, hero.mode, hero.timeUs));
  const catalogue = useSession((state) => state.voice.catalogue);
  const size = useMedia(isSmall) ? narrow : usual;
  if (portrait === null) return null;
  const { nodes, places } = portrait;
  const captions = new Map(
    nodes.map(({ id, name }) => {
      const units = places[id]?.taken ?? 0;
      const city = cityName(name, catalogue);
      return [id, units === 0 ? said.heardOfNeither(city) : said.ships(city, units)];
    }),
  );
  const whole = nodes.map(({ id }) => `${captions.get(id)}: ${places[id]?.value}`).join("; ");
  return (
    <>
      <Hatching />
      <svg
        viewBox={`${size.left} ${size.top} ${size.width} ${size.height - size.top}`}
        role="img"
        aria-label={said.map(whole, time)}
      >
        <Picture size={size} portrait={portrait} captions={captions} />
      </svg>
      <figcaption>{said.caption(time)}</figcaption>
    </>
  );
}

interface PictureProps {
  readonly size: typeof usual;
  readonly portrait: Portrait;
  readonly captions: ReadonlyMap<string, string>;
}

function Picture({ size, portrait, captions }: PictureProps): ReactNode {
  const { nodes, places, flights } = portrait;
  const layer = useRef<SVGGElement>(null);
  const scene = useMemo(() => sceneOf({ nodes, ...size, large: true }), [nodes, size]);
  const looks = looksOf(nodes, enCities);
  const ids = nodes.map(({ id }) => id);
  useLayoutEffect(() => {
    const group = layer.current;
    if (group === null) return;
    const { lines, sizes, keepOff, area } = scene;
    const wordless = flights.map((flight) => ({ ...flight, text: "" }));
    paintTraffic(group, headsOf(wordless, lines, sizes, keepOff, area), ids);
  });
  return (
    <>
      <path className={styles["land"]} d={scene.land()} />
      <Cables scene={scene} down={none} large={false} />
      <TrafficLayer group={layer} nodes={ids} looks={looks} sizes={scene.sizes} />
      {nodes.map(({ id }) => {
        const at = scene.places[id];
        if (at === undefined) return null;
        const text = { x: at.x + 34, anchor: "start" } as const;
        const words = [{ text: captions.get(id) ?? "" }];
        const value = [{ text: places[id]?.value ?? "" }];
        return (
          <g key={id}>
            <Mark look={lookOf(looks, id)} x={at.x} y={at.y} reach={18} />
            <HaloText {...text} y={at.y + 4} className="value" sizePx={34} parts={value} />
            <HaloText {...text} y={at.y + 28} className="under" sizePx={16} parts={words} />
          </g>
        );
      })}
    </>
  );
}
