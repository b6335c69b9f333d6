import { describe, expect, it } from "vitest";
import { sentence } from "../../narrate/index.ts";
import { library } from "../../scenarios/library/index.ts";
import { locales } from "../locale.ts";
import { remarksOf, type Told } from "../run/telling.ts";
import {
  activeConflicts,
  activeInstants,
  activeRuns,
  createSession,
  type SessionState,
} from "../store.ts";
import { aboutOf } from "../texts/texts.ts";
import { endNow } from "./now.ts";
import {
  atTrueSpeed,
  type Beat,
  leaving,
  lengthOf,
  planOf,
  timeAfter,
  toldIn,
  trueRateOf,
} from "./plan.ts";
import { mostReadingMs, wholeReadingMs } from "./reading.ts";

const telling =
  ({ runs, voice }: SessionState) =>
  ({ run, event }: Told): string => {
    const trace = runs[run]?.trace;
    return trace === undefined ? "" : sentence(trace, event, voice);
  };

function planned(state: SessionState, stops: boolean): readonly Beat[] {
  return planOf({
    runs: activeRuns(state),
    instantsUs: activeInstants(state),
    endUs: endNow(state),
    stopsUs: stops ? activeConflicts(state) : [],
    about: aboutOf(state),
    tell: telling(state),
  });
}

function eventCount(state: SessionState): number {
  return activeRuns(state)
    .flatMap(({ byTime }) => [...byTime.values()])
    .reduce((sum, events) => sum + events.length, 0);
}

/** When something remarkable happens. */
function momentsOf(state: SessionState): ReadonlySet<number> {
  return new Set(activeRuns(state).flatMap((run) => remarksOf(run).map(({ atUs }) => atUs)));
}

/** The page's state for each scenario of the library: all modes together, and each alone. */
async function everyState(): Promise<readonly SessionState[]> {
  const states: SessionState[] = [];
  for (const { id } of library) {
    const session = createSession();
    session.open(id);
    for (const locale of locales) {
      await session.setLocale(locale);
      // Words differ with the language, what happens does not.
      const alone = locale === "en" ? [...session.getState().runs.keys()] : [];
      for (const mode of [null, ...alone]) {
        session.expand(mode);
        states.push(session.getState());
      }
    }
  }
  return states;
}

const states = await everyState();
const nameOf = ({ id, expanded, locale }: SessionState): string => `${id} ${expanded} ${locale}`;

describe("the library, played at speed 1", () => {
  it("takes no longer than a visitor listens: 90 s up to 100 events, else three minutes", () => {
    for (const state of states) {
      const seconds = lengthOf(planned(state, false)) / 1000;
      const most = eventCount(state) <= 100 ? 90 : 180;
      expect(seconds, nameOf(state)).toBeLessThanOrEqual(most);
      // There is no hurry, either, where there is enough to tell.
      if (momentsOf(state).size >= 16) expect(seconds, nameOf(state)).toBeGreaterThanOrEqual(60);
    }
  });

  it("gives each sentence that it holds the time that its words take", () => {
    let long = 0;
    for (const state of states) {
      const tell = telling(state);
      for (const stops of [false, true]) {
        const stopsUs = new Set(stops ? activeConflicts(state) : []);
        const beats = planned(state, stops);
        for (const [i, { told, holdMs, moveMs, fromUs }] of beats.entries()) {
          if (stopsUs.has(fromUs) || (i > 0 && beats[i - 1]?.told === told)) continue;
          const needed = wholeReadingMs(told === null ? aboutOf(state) : tell(told));
          if (needed > mostReadingMs) long += 1;
          expect(holdMs + moveMs, nameOf(state)).toBeGreaterThanOrEqual(
            Math.min(needed, mostReadingMs) - 1e-6,
          );
        }
      }
    }
    // Sentences that no fixed time would do for are few.
    expect(long / states.length).toBeLessThan(0.2);
  });

  it("tells all that is remarkable where it stops at conflicts and little happens", () => {
    for (const state of states.filter((one) => one.expanded !== null && eventCount(one) <= 25)) {
      const told = new Set(
        planned(state, true).flatMap((beat) => (beat.told ? [beat.fromUs] : [])),
      );
      for (const atUs of momentsOf(state)) expect(told, nameOf(state)).toContain(atUs);
    }
  });

  it("tells the writes before it tells one conflict at a third node", () => {
    const state = states.find((one) => one.id === "profile" && one.expanded === null);
    if (state === undefined) throw new Error("no profile");
    const told = planned(state, false).map(({ fromUs }) => fromUs);
    expect(told).toEqual(expect.arrayContaining([1000, 2000, 101_000, 401_000]));
  });

  it("stops at every conflict, and tells it", () => {
    for (const state of states) {
      const beats = planned(state, true);
      for (const conflictUs of activeConflicts(state)) {
        const beat = beats.find(({ fromUs }) => fromUs === conflictUs);
        expect(beat?.told, `${nameOf(state)} ${conflictUs}`).not.toBeNull();
        expect(beat?.holdMs).toBe(0);
      }
    }
  });

  it("covers the run without gaps, forwards", () => {
    for (const state of states) {
      const beats = planned(state, false);
      expect(beats[0]?.fromUs).toBe(0);
      expect(beats.at(-1)?.untilUs).toBe(endNow(state));
      for (const [i, { fromUs, untilUs }] of beats.entries()) {
        expect(untilUs).toBeGreaterThanOrEqual(fromUs);
        if (i > 0) expect(fromUs).toBe(beats[i - 1]?.untilUs);
      }
    }
  });
});

describe("a plan", () => {
  const beats: readonly Beat[] = [
    { fromUs: 0, untilUs: 1000, told: null, holdMs: 500, moveMs: 300 },
    { fromUs: 1000, untilUs: 101_000, told: { run: 0, event: 7 }, holdMs: 2000, moveMs: 1000 },
    { fromUs: 101_000, untilUs: 101_000, told: { run: 1, event: 9 }, holdMs: 400, moveMs: 0 },
  ];

  it.each([
    [0, 0],
    [500, 0],
    [650, 500],
    [800, 1000],
    [2800, 1000],
    [3300, 51_000],
    [3800, 101_000],
    [9999, 101_000],
  ])("after %d ms of Play stands at %d µs", (ms, us) => expect(timeAfter(beats, ms)).toBe(us));

  it.each([
    [0, 500],
    [500, 650],
    [1000, 2800],
    [51_000, 3300],
    [101_000, 4200],
  ])("goes on from %d µs as after %d ms", (us, ms) => expect(leaving(beats, us)).toBe(ms));

  it("tells what its beat is held by until the next one begins", () => {
    expect(toldIn(beats, 999)).toBeNull();
    expect(toldIn(beats, 1000)?.event).toBe(7);
    expect(toldIn(beats, 100_999)?.event).toBe(7);
    expect(toldIn(beats, 101_000)?.event).toBe(9);
  });
});

describe("true speed", () => {
  it.each([
    [1_238_104, 100],
    [301_000, 50],
    [15_000_000, 100],
    [60_000_000, 500],
    [3_600_000_000, 20_000],
    [2000, 1],
    [0, 1],
  ])("of a run of %d µs is %d ms a second", (endUs, rate) => expect(trueRateOf(endUs)).toBe(rate));

  it("lets time pass evenly", () => {
    const beats = atTrueSpeed(1_238_104);
    for (const ms of [0, 1000, 2000, 12_000]) expect(timeAfter(beats, ms)).toBe(ms * 100);
    expect(lengthOf(beats)).toBeCloseTo(12_381.04);
  });
});
