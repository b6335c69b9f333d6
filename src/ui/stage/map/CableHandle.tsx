// A cable to take hold of. A click opens its menu; pulled outwards it takes longer, inwards less.
// For the keyboard there is a button on it, which the pointer does not see.
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { linkAt } from "../../../session/edits/here.ts";
import { useSession } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";
import { useExactFormat, useWords } from "../../words.ts";
import styles from "./Acting.module.css";
import { actingWords } from "./actingWords.ts";
import { Carried } from "./Carried.tsx";
import { type Chosen, type Open, openBeside, placed } from "./chosen.ts";
import { lengthOf, type Point, pathOf, short, stretchOf } from "./geometry.ts";
import type { Cable } from "./projection.ts";
import { bentPath } from "./pull.ts";
import type { MapScene } from "./scene.ts";
import { usePull } from "./usePull.ts";

interface CableHandleProps {
  readonly cable: Cable;
  /** Where its button stands. */
  readonly grip: Point;
  readonly scene: MapScene;
  readonly looks: Looks;
  readonly isStop: boolean;
  /** Index of the run that the map shows. */
  readonly run: number;
  readonly onOpen: Open;
}

export function CableHandle(props: CableHandleProps): ReactNode {
  const { cable, grip, scene, looks, isStop, run, onOpen } = props;
  const { isNear, ...nearness } = useNear();
  const said = useWords(actingWords);
  const { milliseconds } = useExactFormat();
  const { a, b, line } = cable;
  const latencyUs = useSession(({ scenario, timeUs }) =>
    scenario === null ? 0 : (linkAt(scenario, `${a}>${b}`, timeUs)?.latencyUs ?? 0),
  );
  const button = useRef<SVGSVGElement>(null);
  const chosen: Chosen = { kind: "cable", ends: [a, b] };
  const { pull, handlers } = usePull(cable, scene, latencyUs, ({ clientX, clientY }) => {
    button.current?.focus({ preventScroll: true });
    onOpen(chosen, clientX, clientY);
  });
  const press = (event: KeyboardEvent<SVGSVGElement>): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    openBeside(event.currentTarget, chosen, onOpen);
  };
  const text = milliseconds(pull === null ? latencyUs : pull.ms * 1000);
  return (
    <div className={styles["cable"]} {...nearness}>
      <svg
        className={styles["lines"]}
        viewBox={`0 0 ${short(scene.width)} ${short(scene.height)}`}
        aria-hidden="true"
      >
        {pull !== null && <path className={styles["pulled"]} d={bentPath(line, pull)} />}
        <path className={styles["line"]} d={pathOf(betweenMarks(cable, scene))} />
        <path
          className={styles["hit"]}
          d={pathOf(line.points)}
          data-cable={`${a} ${b}`}
          {...handlers}
        />
      </svg>
      {/* A picture, not a button of HTML: it is no target for the pointer, which has all of the
          cable, and so may lie close to a city. */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <svg
        ref={button}
        className={styles["middle"]}
        style={placed(grip, scene)}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
        role="button"
        tabIndex={isStop ? 0 : -1}
        data-ends={`${a} ${b}`}
        aria-label={said.cable(lookOf(looks, a).name, lookOf(looks, b).name, text)}
        onKeyDown={press}
        // What reads the page aloud presses with a click.
        onClick={(event) => openBeside(event.currentTarget, chosen, onOpen)}
      />
      <output
        className={styles["latency"]}
        style={placed(pull?.to ?? grip, scene)}
        data-shown={pull !== null || undefined}
        aria-hidden="true"
      >
        {text}
      </output>
      {isNear && pull === null && <Carried {...{ run, looks }} ends={[a, b]} />}
    </div>
  );
}

/** Whether the pointer or the focus is there. */
function useNear() {
  const [isNear, setNear] = useState(false);
  const [come, go] = [() => setNear(true), () => setNear(false)];
  return { isNear, onPointerEnter: come, onPointerLeave: go, onFocus: come, onBlur: go };
}

/** What lights up under the pointer keeps off the marks. */
function betweenMarks({ line }: Cable, { sizes }: MapScene): readonly Point[] {
  return stretchOf(line, sizes.ring, lengthOf(line) - sizes.ring);
}
