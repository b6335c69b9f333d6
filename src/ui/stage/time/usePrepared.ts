// What the picture asks of long runs is looked up before the picture is laid out, one
// question a task, so that the page answers meanwhile. Short runs are there at once.
import { useEffect, useState } from "react";
import { diagramOf } from "../../../session/drawing/diagram.ts";
import { clientFactsOf } from "../../../session/judging/clientLane.ts";
import { decisionsOf } from "../../../session/judging/decisions.ts";
import { partingOf } from "../../../session/judging/parting.ts";
import type { Run } from "../../../session/run/run.ts";

/** So many events, in all runs together, are looked through without a hitch. */
const fewEvents = 10_000;

const questions: readonly ((run: Run) => unknown)[] = [diagramOf, clientFactsOf, decisionsOf];

/** Whether the runs can be drawn without delay. */
export function usePrepared(runs: readonly Run[]): boolean {
  const [prepared, setPrepared] = useState<readonly Run[] | null>(null);
  const areShort = runs.reduce((sum, { trace }) => sum + trace.events.length, 0) <= fewEvents;
  useEffect(() => {
    if (areShort) return;
    const tasks = runs.flatMap((run, i) => [
      ...questions.map((ask) => () => ask(run)),
      ...runs.slice(i + 1).map((other) => () => partingOf(run, other)),
    ]);
    const next = (): void => {
      const task = tasks.shift();
      if (task === undefined) return setPrepared(runs);
      task();
      timer = setTimeout(next);
    };
    let timer = setTimeout(next);
    return () => clearTimeout(timer);
  }, [runs, areShort]);
  return areShort || prepared === runs;
}
