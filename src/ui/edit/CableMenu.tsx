// What can be done with a cable: cut it, one way or both, heal it, make it faster, slower, lossy.
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Edit } from "../../session/edits/edit.ts";
import { cut, healCable } from "../../session/edits/faults.ts";
import { linkAt, severedAt } from "../../session/edits/here.ts";
import { setLink, setLinkFrom } from "../../session/edits/network.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { useLasting } from "./Lasting.tsx";
import { NumberField } from "./NumberField.tsx";
import styles from "./PlaceDialog.module.css";
import { placeWords } from "./placeWords.ts";
import { useTeller } from "./said.ts";
import { type When, WhenChoice } from "./WhenChoice.tsx";
import { Choice } from "./WriteForm.tsx";

interface CableMenuProps {
  readonly ends: readonly [string, string];
  readonly onDone: () => void;
}

export function CableMenu({ ends, onDone }: CableMenuProps): ReactNode {
  const { session } = usePage();
  const act = (edit: Edit): void => {
    onDone();
    session.edit(edit);
  };
  return (
    <>
      <Cuts ends={ends} onAct={act} />
      <Quality ends={ends} />
    </>
  );
}

interface CutsProps {
  readonly ends: readonly [string, string];
  readonly onAct: (edit: Edit) => void;
}

function Cuts({ ends, onAct }: CutsProps): ReactNode {
  const said = useWords(placeWords);
  const teller = useTeller();
  const { stretch, fields } = useLasting();
  const [a, b] = ends;
  const ways = [`${a}>${b}`, `${b}>${a}`] as const;
  const isCut = useSession(({ scenario }) => {
    const severed = scenario === null ? new Set() : severedAt(scenario, stretch.atUs);
    return ways.some((way) => severed.has(way));
  });
  return (
    <section className={styles["part"]}>
      <h3>{said.faults}</h3>
      {!isCut && fields}
      <div className={styles["line"]}>
        {isCut ? (
          <button
            type="button"
            className={`${styles["button"]} ${styles["primary"]}`}
            data-first
            onClick={() => onAct(healCable(ends, stretch.atUs))}
          >
            {said.heal}
          </button>
        ) : (
          <button
            type="button"
            className={`${styles["button"]} ${styles["primary"]}`}
            data-first
            onClick={() => onAct(cut(`${a}-${b}`, stretch))}
          >
            {said.cut}
          </button>
        )}
        {!isCut &&
          ways.map((way) => (
            <button
              key={way}
              type="button"
              className={styles["button"]}
              onClick={() => onAct(cut(way, stretch))}
            >
              {said.oneWay(teller.cable(way))}
            </button>
          ))}
      </div>
    </section>
  );
}

function Quality({ ends }: { readonly ends: readonly [string, string] }): ReactNode {
  const { session } = usePage();
  const said = useWords(placeWords);
  const teller = useTeller();
  const [a, b] = ends;
  const [when, setWhen] = useState<When>("always");
  const [link, setLinkName] = useState(`${a}-${b}`);
  const timeUs = useSession((state) => state.timeUs);
  const scenario = useSession((state) => state.scenario);
  const one = link.includes(">") ? link : `${a}>${b}`;
  const now =
    when === "now" && scenario !== null
      ? linkAt(scenario, one, timeUs)
      : scenario?.network.links[one];
  const set = (change: { latency: number } | { loss: number }): void =>
    session.edit(when === "now" ? setLinkFrom(link, change, timeUs) : setLink(link, change));
  const latency = (now?.latencyUs ?? 0) / 1000;
  const choices = [`${a}-${b}`, `${a}>${b}`, `${b}>${a}`].map(
    (way) => [way, way.includes(">") ? teller.cable(way) : said.bothWays] as const,
  );
  return (
    <section className={styles["part"]}>
      <h3>{said.cable}</h3>
      <div className={styles["line"]}>
        <Choice label={said.direction} value={link} choices={choices} onChoose={setLinkName} />
        <WhenChoice value={when} onChoose={setWhen} />
      </div>
      <div className={styles["line"]}>
        <span className={styles["name"]}>{said.latency}</span>
        <NumberField
          label={said.latency}
          unit="ms"
          value={latency}
          step={10}
          onChange={(ms) => set({ latency: ms })}
        />
        <Slider label={said.latency} value={latency} onSet={(ms) => set({ latency: ms })} />
      </div>
      <div className={styles["line"]}>
        <span className={styles["name"]}>{said.loss}</span>
        <NumberField
          label={said.loss}
          unit="%"
          value={Math.round((now?.loss ?? 0) * 100_000) / 1000}
          step={5}
          max={100}
          onChange={(percent) => set({ loss: Math.round(percent * 1000) / 100_000 })}
        />
      </div>
    </section>
  );
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly onSet: (value: number) => void;
}

/** The number follows the knob; the scenario changes when it is let go. */
function Slider({ label, value, onSet }: SliderProps): ReactNode {
  const [draft, setDraft] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const settle = useRef(onSet);
  useEffect(() => setDraft(value), [value]);
  useEffect(() => {
    settle.current = onSet;
  });
  useEffect(() => {
    const element = input.current;
    // React's onChange is the browser's input event; this one comes once, at the end.
    const change = (): void => settle.current(Number(element?.value));
    element?.addEventListener("change", change);
    return () => element?.removeEventListener("change", change);
  }, []);
  return (
    <input
      ref={input}
      className={styles["slider"]}
      type="range"
      aria-label={label}
      aria-valuetext={`${draft} ms`}
      min={0}
      max={Math.max(400, Math.ceil(value / 100) * 200)}
      step={1}
      value={draft}
      onChange={(event) => setDraft(Number(event.target.value))}
    />
  );
}
