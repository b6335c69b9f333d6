// What is looked up in indices must be what looking at everything would find.
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { writes } from "../../data/operation.ts";
import { isRetryable } from "../../data/refusal.ts";
import { modes } from "../../modes/index.ts";
import type { RequestRecord } from "../../sim/trace.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { trafficBetween } from "./flights.ts";
import { momentOf } from "./moment.ts";
import { endedRequests, hasChosen, lostRequests, openRequests } from "./requests.ts";
import { type Run, runAll } from "./run.ts";
import { toldAt } from "./telling.ts";

const runs: readonly Run[] = ["a", "b"].flatMap((seed) => {
  const scenario = randomScenario(seed, 40);
  return runAll({
    ...scenario,
    modes: modes.map(({ about }) => ({ mode: about.id, label: null, options: {} })),
  });
});

describe.each(runs.map((run) => [`${run.trace.scenario.seed} ${run.title}`, run] as const))(
  "%s",
  (_name, run) => {
    const { trace } = run;
    const { requests, messages, events } = trace;

    it("requests that are open, ended or lost, event by event", () => {
      const ended = requests
        .filter(({ endedBy }) => endedBy >= 0)
        .sort((a, b) => a.endedBy - b.endedBy || a.index - b.index);
      const isRetried = (one: (typeof requests)[number]): boolean =>
        one.code !== null &&
        isRetryable(one.code) &&
        requests.some(({ entry, attempt }) => entry === one.entry && attempt === one.attempt + 1);
      const wrong: string[] = [];
      for (const { index: event } of events) {
        const done = ended.filter(({ endedBy }) => endedBy <= event);
        const refused = done.filter((one) => one.outcome === "refused" && !isRetried(one));
        const unknown = done.filter(({ outcome }) => outcome === "unknown");
        const lost = run.losses.filter((loss) => loss.event <= event);
        const index = endedRequests(trace);
        const check = (what: string, found: unknown, wanted: unknown): void => {
          if (!isDeepStrictEqual(found, wanted)) wrong.push(`${what} after event ${event}`);
        };
        const isOpen = ({ startedBy, endedBy }: RequestRecord): boolean =>
          startedBy <= event && (endedBy < 0 || endedBy > event);
        check("open", openRequests(trace, event), requests.filter(isOpen));
        check("refused", index.refused.by(event), refused);
        check("last refused", index.refused.last(event), refused.at(-1));
        check("unknown", index.unknown.by(event), unknown);
        const nodes = new Set(unknown.map(({ node }) => node));
        const firsts = index.unknownAt.by(event).map(({ node }) => node);
        check("nodes", firsts, [...nodes]);
        const kept = done.filter((one) => one.outcome === "ok" && writes(one.operations));
        check("kept", index.kept.count(event), kept.length);
        const losers = new Set(lost.map(({ request }) => request)).size;
        check("lost", lostRequests(run).requests.count(event), losers);
        check("first lost", lostRequests(run).leaders.last(event), lost[0]);
        const isLoss = run.losses.some((loss) => loss.event === event);
        check("loss", lostRequests(run).events.has(event), isLoss);
        for (const { node, row } of run.choices) {
          const same = run.choices.filter((one) => one.node === node && one.row === row);
          const has = same.some((one) => one.event <= event);
          check("choice", hasChosen(run, event, node, row), has);
        }
      }
      expect(wrong).toEqual([]);
    });

    it("messages under way, instant by instant", () => {
      const { links } = trace.scenario.network;
      const wrong: number[] = [];
      for (const [i, fromUs] of run.instantsUs.entries()) {
        const toUs = run.instantsUs[i + 1] ?? fromUs;
        const { event } = momentOf(run, { timeUs: fromUs, part: null }, null);
        const wanted = messages.filter((one) => {
          const latencyUs = links[`${one.from}>${one.to}`]?.latencyUs ?? 0;
          const endUs =
            one.fate === "cut"
              ? one.sentUs + latencyUs
              : (one.arrivesUs ?? Number.POSITIVE_INFINITY);
          const isArriving = one.arrivesUs === fromUs && one.deliveredBy > event;
          const isLater = one.sentUs === fromUs && one.sentBy > event;
          return (
            !one.background && one.sentUs <= toUs && !isLater && (endUs > fromUs || isArriving)
          );
        });
        const found = trafficBetween(trace, fromUs, toUs, event).messages;
        if (!isDeepStrictEqual(found, wanted)) wrong.push(fromUs);
      }
      expect(wrong).toEqual([]);
    });

    it("what is told between instants is of the last one that had an event of its own", () => {
      const wrong: number[] = [];
      for (const { atUs } of events.filter(({ background }) => background)) {
        const last = events.findLast((event) => event.atUs <= atUs && !event.background);
        const told = toldAt([{ ...run, index: 0 }], { timeUs: atUs, part: null });
        if (events[told?.event ?? -1]?.atUs !== last?.atUs) wrong.push(atUs);
      }
      expect(wrong).toEqual([]);
    });
  },
);

it("the runs have of everything some", () => {
  expect(runs.some(({ losses }) => losses.length > 3)).toBe(true);
  expect(runs.some(({ choices }) => choices.length > 3)).toBe(true);
  const requests = runs.flatMap(({ trace }) => trace.requests);
  for (const outcome of ["ok", "refused", "unknown"]) {
    expect(
      requests.some((request) => request.outcome === outcome),
      outcome,
    ).toBe(true);
  }
  const fates = new Set(runs.flatMap(({ trace }) => trace.messages.map(({ fate }) => fate)));
  expect(fates.has("lost") && (fates.has("held") || fates.has("cut"))).toBe(true);
});
