// What can be done at a city: ask it for something, break it, set its clock.
import { type ReactNode, useState } from "react";
import { setClock, setClockFrom } from "../../session/edits/clocks.ts";
import { promote, rehome } from "../../session/edits/commands.ts";
import type { Edit } from "../../session/edits/edit.ts";
import { crash, isolate, rejoin, restart } from "../../session/edits/faults.ts";
import { clockOffsetAt, isDownAt, severedAt } from "../../session/edits/here.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { ClockFace } from "./ClockFace.tsx";
import { useLasting } from "./Lasting.tsx";
import styles from "./PlaceDialog.module.css";
import { placeWords } from "./placeWords.ts";
import { type When, WhenChoice } from "./WhenChoice.tsx";
import { WriteForm } from "./WriteForm.tsx";

interface NodeMenuProps {
  readonly node: string;
  /** The run in whose picture it was clicked. */
  readonly run: number;
  readonly onDone: () => void;
}

export function NodeMenu({ node, run, onDone }: NodeMenuProps): ReactNode {
  const { session } = usePage();
  const act = (edit: Edit): void => {
    onDone();
    session.edit(edit);
  };
  return (
    <>
      <WriteForm node={node} run={run} onAct={act} />
      <Faults node={node} onAct={act} />
      <Clock node={node} />
      <Orders node={node} onAct={act} />
    </>
  );
}

interface PartProps {
  readonly node: string;
  readonly onAct: (edit: Edit) => void;
}

function Faults({ node, onAct }: PartProps): ReactNode {
  const said = useWords(placeWords);
  const { stretch, fields } = useLasting();
  const { atUs } = stretch;
  const isDown = useSession(({ scenario }) => scenario !== null && isDownAt(scenario, node, atUs));
  const isCut = useSession(
    ({ scenario }) => scenario !== null && isSevered(severedAt(scenario, atUs), node),
  );
  const ids = useSession((state) => state.scenario?.nodes ?? []).map(({ id }) => id);
  return (
    <section className={styles["part"]}>
      <h3>{said.faults}</h3>
      {fields}
      <div className={styles["line"]}>
        <button
          type="button"
          className={styles["button"]}
          onClick={() => onAct(isDown ? restart(node, atUs) : crash(node, stretch))}
        >
          {isDown ? said.restart : said.crash}
        </button>
        {ids.length > 1 && (
          <button
            type="button"
            className={styles["button"]}
            onClick={() => onAct(isCut ? rejoin(node, atUs) : isolate(node, ids, stretch))}
          >
            {isCut ? said.rejoin : said.isolate}
          </button>
        )}
      </div>
    </section>
  );
}

function isSevered(links: ReadonlySet<string>, node: string): boolean {
  return [...links].some((link) => link.split(">").includes(node));
}

function Clock({ node }: { readonly node: string }): ReactNode {
  const { session } = usePage();
  const said = useWords(placeWords);
  const [when, setWhen] = useState<When>("always");
  const timeUs = useSession((state) => state.timeUs);
  const offsetUs = useSession(({ scenario }) =>
    scenario === null ? 0 : clockOffsetAt(scenario, node, when === "now" ? timeUs : -1),
  );
  const set = (us: number): void =>
    session.edit(when === "now" ? setClockFrom(node, us, timeUs) : setClock(node, us));
  return (
    <section className={styles["part"]}>
      <h3>{said.clock}</h3>
      <ClockFace offsetUs={offsetUs} onSet={set}>
        <WhenChoice value={when} onChoose={setWhen} />
      </ClockFace>
    </section>
  );
}

/** Where a mode on the stage has a primary, or homes. */
function Orders({ node, onAct }: PartProps): ReactNode {
  const said = useWords(placeWords);
  const timeUs = useSession((state) => state.timeUs);
  const runs = useSession((state) => state.runs);
  const row = useSession((state) => state.subjects[state.subject]?.row);
  const needs = new Set(
    runs.map(({ trace }) => trace.mode.about.okWhen(trace.options, trace.nodes.length).kind),
  );
  if (!needs.has("primary") && !needs.has("home")) return null;
  return (
    <div className={styles["line"]}>
      {needs.has("primary") && (
        <button
          type="button"
          className={styles["button"]}
          onClick={() => onAct(promote(node, timeUs))}
        >
          {said.promote}
        </button>
      )}
      {needs.has("home") && row !== undefined && (
        <button
          type="button"
          className={styles["button"]}
          onClick={() => onAct(rehome(row, node, timeUs))}
        >
          {said.rehome(row)}
        </button>
      )}
    </div>
  );
}
