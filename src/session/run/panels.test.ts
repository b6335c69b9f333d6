import { describe, expect, it } from "vitest";
import type { Panel } from "../../sim/panel.ts";
import { stateAfter } from "../../sim/trace.ts";
import { libraryEntries } from "../opening.ts";
import { createSession } from "../store.ts";
import {
  entriesOf,
  originOf,
  panelGroups,
  queueKeys,
  sharedSlots,
  stemOf,
  tableKeys,
} from "./panels.ts";

/** All that is drawn of a panel: the ids of requests are only a help to name their places. */
const drawing = (panel: Panel): string =>
  JSON.stringify(panel, (key, value) => (/^requests?$/.test(key) ? undefined : value));

describe("panels", () => {
  it("say each thing once, and all that differs, in every run of the library", () => {
    const session = createSession();
    const shapes = new Set<string>();
    for (const { id } of libraryEntries) {
      session.open(id);
      for (const { trace } of session.getState().runs) {
        for (const node of trace.nodes) {
          let earlier = new Map<string, Panel>();
          for (const state of trace.histories[node]?.states ?? []) {
            const panels = new Map(trace.mode.panels(state).map((panel) => [panel.title, panel]));
            for (const [title, panel] of panels) {
              shapes.add(panel.shape);
              const entries = entriesOf(panel);
              const paths = entries.map(({ path }) => path);
              expect(new Set(paths).size, `${id} ${trace.label} ${title}`).toBe(paths.length);
              const was = earlier.get(title);
              // What is drawn otherwise is said otherwise.
              if (was === undefined || drawing(was) === drawing(panel)) continue;
              expect(entriesOf(was), `${id} ${trace.label} ${title}`).not.toEqual(entries);
            }
            earlier = panels;
          }
        }
      }
    }
    expect([...shapes].sort()).toEqual(
      "ballots counter log members queue rights set stamps table versionVector".split(" "),
    );
  });

  it("stand together by title, whatever numbers are in it", () => {
    const session = createSession();
    session.open("view-change");
    for (const { trace } of session.getState().runs) {
      for (const event of [0, 40, trace.events.length - 1]) {
        const groups = panelGroups(trace, event);
        const drawn = groups.flatMap(({ members }) => members.map(({ panel }) => panel));
        const all = trace.nodes.flatMap((node) =>
          trace.mode.panels(stateAfter(trace, node, event)),
        );
        expect(drawn.length).toBe(all.length);
        expect(new Set(drawn)).toEqual(new Set(all));
        for (const { title, members } of groups) {
          const titles = new Set(members.map(({ panel }) => panel.title));
          expect(title === null).toBe(titles.size > 1);
        }
      }
    }
    expect(stemOf("View 12")).toBe(stemOf("View 3"));
  });

  it("name rows and requests, however often a name comes", () => {
    expect(tableKeys([["a", 1], ["a", 2], ["b"]])).toEqual(["a", "a (2)", "b"]);
    const entries = [
      { request: "r1", order: "1" },
      { request: null, order: "2" },
    ];
    expect(queueKeys(entries)).toEqual(["r1", "2"]);
  });

  it("name where a request came from", () => {
    const session = createSession();
    session.open("inventory");
    const trace = session.getState().runs[0]?.trace;
    if (trace === undefined) throw new Error("no run");
    for (const { id, node } of trace.requests) expect(originOf(trace, id)).toBe(node);
    expect(trace.requests.length).toBeGreaterThan(1);
    expect([originOf(trace, null), originOf(trace, "r99")]).toEqual([null, null]);
  });

  it("of a log show for each slot who has what stands furthest", () => {
    const slot = (
      state: "empty" | "accepted" | "learned" | "applied",
      text: string,
      round: number,
    ): Panel => ({
      shape: "log",
      title: "Log",
      slots: [{ slot: 3, text, requests: [], ballot: { round, node: "a" }, state, holders: [] }],
    });
    const members = [
      { node: "a", panel: slot("accepted", "old", 1) },
      { node: "b", panel: slot("accepted", "new", 2) },
      { node: "c", panel: slot("accepted", "new", 2) },
      { node: "d", panel: slot("empty", "", 0) },
    ];
    const [shared] = sharedSlots({ key: "", title: "Log", members });
    expect(shared).toMatchObject({ slot: 3, text: "new", holders: ["b", "c"] });
    const learned = [...members, { node: "e", panel: slot("learned", "old", 1) }];
    expect(sharedSlots({ key: "", title: "Log", members: learned })[0]).toMatchObject({
      text: "old",
      holders: ["a", "e"],
    });
  });
});
