import { describe, expect, it } from "vitest";
import { plainEnglish } from "../../narrate/voice.ts";
import { fileText } from "../../scenarios/fileText.ts";
import { createSession } from "../store.ts";
import { eventRows, shivizText } from "./exporting.ts";
import { tell } from "./said.ts";

function sessionAt(hash: string) {
  const session = createSession();
  session.openHash(hash);
  return session;
}

describe("rows of events", () => {
  const { runs, voice } = sessionAt("#s=inventory").getState();

  it("are all events that can be stepped through, as the page tells them", () => {
    const rows = eventRows(runs, voice, null);
    const events = runs.flatMap(({ trace, byTime }) =>
      [...byTime.values()].flat().map(({ index }) => tell(trace, index, plainEnglish)),
    );
    expect(rows.map(({ text }) => text)).toEqual(events);
    expect(rows.every(({ text }) => text.length > 5)).toBe(true);
    expect(rows.some(({ node }) => node === "São Paulo")).toBe(true);
  });

  it("up to now they are those of all instants before, and of this one what has happened", () => {
    const [run] = runs;
    const times = [...(run?.byTime.keys() ?? [])];
    for (const timeUs of times) {
      const here = run?.byTime.get(timeUs)?.length ?? 0;
      for (let part = 0; part <= here; part += 1) {
        const rows = eventRows(run === undefined ? [] : [run], voice, { timeUs, part });
        const before = times.filter((time) => time < timeUs);
        const count = before.reduce((sum, time) => sum + (run?.byTime.get(time)?.length ?? 0), 0);
        expect(rows.length).toBe(count + part);
      }
    }
    expect(times.length).toBeGreaterThan(3);
  });
});

it("a ShiViz log has a clock and the page's sentence for each event", () => {
  const { runs, voice } = sessionAt("#s=inventory").getState();
  const [run] = runs;
  if (run === undefined) throw new Error("no run");
  const lines = shivizText(run, voice).trimEnd().split("\n");
  expect(lines.length % 2).toBe(0);
  expect(lines.filter((_, i) => i % 2 === 0)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^tokyo \{.*"tokyo":\d+.*\}$/)]),
  );
  const told = [...run.byTime.values()].flat().find(({ node }) => node !== null);
  expect(lines).toContain(tell(run.trace, told?.index ?? -1, voice));
});

it("a scenario's file opens as the same scenario", () => {
  const session = sessionAt("#s=cut");
  const { opened } = session.getState();
  if (opened === null) throw new Error("nothing is open");
  const other = createSession();
  other.openText(fileText(opened.document));
  expect(other.getState().problem).toBeNull();
  expect(other.getState().opened?.document).toEqual(opened.document);
});
