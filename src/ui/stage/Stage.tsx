// The stage: all modes side by side, or one of them large with its inspector. On a phone always
// one.
import { type ReactNode, useMemo } from "react";
import { severancesAt } from "../../session/faults.ts";
import { nextAfter } from "../../session/instants.ts";
import { momentOf } from "../../session/moment.ts";
import { toldAt } from "../../session/telling.ts";
import { verdictOf } from "../../session/verdict.ts";
import { media, useMedia } from "../media.ts";
import { useSession } from "../page.ts";
import { looksOf } from "../places.ts";
import { Compare } from "./Compare.tsx";
import { Expanded } from "./Expanded.tsx";
import { Phone } from "./Phone.tsx";
import styles from "./Stage.module.css";
import type { Shown } from "./shown.ts";

export function Stage(): ReactNode {
  const shown = useShown();
  const expanded = useSession((state) => state.expanded);
  const isNarrow = useMedia(media.narrow);
  if (shown === null) return <main className={styles["stage"]} />;
  const Content = isNarrow ? Phone : expanded === null ? Compare : Expanded;
  return (
    <main className={styles["stage"]} id="stage">
      <Content shown={shown} />
    </main>
  );
}

/** Everything that the stage draws, computed once an instant. */
function useShown(): Shown | null {
  const scenario = useSession((state) => state.scenario);
  const runs = useSession((state) => state.runs);
  const timeUs = useSession((state) => state.timeUs);
  const part = useSession((state) => state.part);
  const instantsUs = useSession((state) => state.instantsUs);
  const subject = useSession((state) => state.subjects[state.subject] ?? null);
  const looks = useMemo(() => looksOf(scenario?.nodes ?? []), [scenario]);
  const isWide = useMemo(
    () => subject?.fields.some((field) => holdsWords(scenario, subject.row, field)) ?? false,
    [scenario, subject],
  );
  return useMemo(() => {
    if (scenario === null) return null;
    const modes = runs.map((run) => {
      const moment = momentOf(run, { timeUs, part }, subject);
      return { run, moment, verdict: verdictOf(run, moment) };
    });
    return {
      scenario,
      looks,
      modes,
      told: toldAt(runs, { timeUs, part })?.run ?? 0,
      severances: severancesAt(scenario, timeUs),
      untilUs: nextAfter(instantsUs, timeUs) ?? timeUs,
      valueLines: subject?.fields.length ?? 1,
      isWide,
    };
  }, [scenario, runs, timeUs, part, instantsUs, subject, looks, isWide]);
}

/** Whether the field may hold more than a number: then its label needs room from the start. */
function holdsWords(scenario: Shown["scenario"] | null, row: string, field: string): boolean {
  const table = row.slice(0, row.indexOf("/"));
  const kind = scenario?.database.tables[table]?.[field] ?? "register";
  if (kind.endsWith("counter")) return false;
  const start = scenario?.database.rows[row]?.[field];
  return typeof start !== "number";
}
