import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digest } from "../checks/digest.ts";
import { setTitle, withModes } from "../testing/edits.ts";
import { setClock } from "./edits/clocks.ts";
import type { Edit } from "./edits/edit.ts";
import { crash, isolate, rejoin } from "./edits/faults.ts";
import { setLink } from "./edits/network.ts";
import { addRequest } from "./edits/requests.ts";
import { moveEntry, removeEntry } from "./edits/script.ts";
import type { Session } from "./state.ts";
import { createSession } from "./store.ts";

function opened(hash: string): Session {
  const session = createSession();
  session.openHash(hash);
  return session;
}

/** All garbage is gone: weak references hold on until the task is over. */
async function collected(): Promise<void> {
  setFlagsFromString("--expose-gc");
  await new Promise((resolve) => setTimeout(resolve));
  runInNewContext("gc")();
}

/** A run that has become large is computed in pieces. */
async function settled(session: Session): Promise<void> {
  while (session.getState().progress !== null) await new Promise((resolve) => setTimeout(resolve));
}

const digests = (session: Session) => session.getState().runs.map(({ trace }) => digest(trace));
const documentOf = (session: Session) => session.getState().opened?.document;
const ids = ["tokyo", "london", "saopaulo"];

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.integer({ min: 0, max: 500_000 }).map((atUs) => crash("tokyo", { atUs, untilUs: null })),
  fc
    .integer({ min: 0, max: 500_000 })
    .map((atUs) => isolate("london", ids, { atUs, untilUs: null })),
  fc.integer({ min: 0, max: 500_000 }).map((us) => rejoin("tokyo", us)),
  fc.integer({ min: 1, max: 400 }).map((latency) => setLink("tokyo-london", { latency })),
  fc.integer({ min: -90_000, max: 90_000 }).map((us) => setClock("london", us)),
  fc.integer({ min: 0, max: 3 }).chain((i) => fc.nat(900).map((ms) => moveEntry(i, ms))),
  fc.nat(2).map(removeEntry),
  fc.nat(9).map((n) => setTitle(`Title ${n}`)),
);

describe("undo and redo", () => {
  it("give back exactly each document, digest, instant and id", async () => {
    const property = fc.asyncProperty(
      fc.constantFrom("inventory", "cut", "storm"),
      fc.array(edits, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 200_000 }),
      async (id, list, timeUs) => {
        const session = opened(`#s=${id}`);
        session.seek(timeUs);
        const seen = () => {
          const { opened, id: name, timeUs: at, part } = session.getState();
          return { document: opened?.document, id: name, at, part, digests: digests(session) };
        };
        const states = [seen()];
        for (const edit of list) {
          const { past } = session.getState();
          session.edit(edit);
          await settled(session);
          if (session.getState().past !== past) states.push(seen());
        }
        expect(session.getState().past).toHaveLength(states.length - 1);
        const back = [seen()];
        for (const _ of states.slice(1)) {
          session.undo();
          await settled(session);
          back.push(seen());
        }
        expect(back.reverse().map(({ document }) => document)).toEqual(
          states.map(({ document }) => document),
        );
        expect(back.map((state) => state.digests)).toEqual(states.map((state) => state.digests));
        expect(back[0]).toEqual({ ...states[0], at: back[0]?.at });
        expect(session.getState().id).toBe(id);
        for (const state of states.slice(1)) {
          session.redo();
          await settled(session);
          expect(seen().document).toBe(state.document);
          expect(seen().digests).toEqual(state.digests);
        }
        expect(session.getState().future).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 8 });
  });

  it("stand where the document was left, also in the middle of an instant", () => {
    const session = opened("#s=inventory&t=101&e=1");
    const { timeUs, part } = session.getState();
    expect(part).not.toBeNull();
    session.edit(setClock("tokyo", 5000));
    expect(session.getState()).toMatchObject({ timeUs, part: null });
    session.undo();
    expect(session.getState()).toMatchObject({ timeUs, part });
  });

  it("keep documents, and not the runs of each of them", async () => {
    const session = opened("#s=profile");
    const traces = [];
    for (const us of [5000, 6000, 7000, 8000]) {
      traces.push(...session.getState().runs.map(({ trace }) => new WeakRef(trace)));
      session.edit(setClock("tokyo", us));
    }
    session.undo();
    await collected();
    // Those that were left last stay to compare with; they came after all of these.
    expect(traces.filter((trace) => trace.deref() !== undefined)).toHaveLength(0);
    expect(session.getState().past).toHaveLength(3);
  });

  it("share what did not change", () => {
    const session = opened("#s=inventory");
    const before = documentOf(session);
    session.edit(setClock("tokyo", 5000));
    expect(documentOf(session)?.script).toBe(before?.script);
    session.undo();
    expect(documentOf(session)).toBe(before);
  });
});

describe("a change", () => {
  it("that is not possible is refused in words, and nothing else happens", () => {
    const session = opened("#s=inventory");
    const { opened: before, runs } = session.getState();
    session.edit(setTitle(""));
    expect(session.getState()).toMatchObject({
      opened: before,
      past: [],
      problem: expect.any(String),
    });
    expect(session.getState().problem).toContain("title");
    expect(session.getState().runs).toBe(runs);
    session.edit(() => "Not today.");
    expect(session.getState().problem).toBe("Not today.");
  });

  it("keeps the mode by its name, the view, and the selected event if it is still there", () => {
    const session = opened("#s=inventory&t=102&m=2&v=events");
    const { runs } = session.getState();
    const event = runs[2]?.trace.events.find(({ kind }) => kind === "deliver")?.index ?? -1;
    session.select({ run: 2, event });
    session.edit(withModes(([a, b, c, ...rest]) => [c, a, b, ...rest]));
    const { expanded, selected, view, timeUs } = session.getState();
    expect({ expanded, view, timeUs }).toEqual({ expanded: 0, view: "events", timeUs: 102_000 });
    expect(selected).toEqual({ run: 0, event });
    // An earlier event moves the others along; the same one stays selected.
    session.edit(crash("saopaulo", { atUs: 0, untilUs: 1000 }));
    const kept = session.getState().selected;
    expect(kept?.event).toBeGreaterThan(event);
    session.edit(withModes(([, ...rest]) => rest));
    expect(session.getState()).toMatchObject({ expanded: null, selected: null });
  });

  it("tells a mode that is compared with itself by its label", () => {
    const session = opened("#s=failover&t=100&m=1");
    const title = session.getState().runs[1]?.title;
    session.edit(withModes(([a, b, ...rest]) => [b, a, ...rest]));
    expect(session.getState().expanded).toBe(0);
    expect(session.getState().runs[0]?.title).toBe(title);
  });

  it("leaves the menu open that it was made in, unless what that was about is gone", () => {
    const session = opened("#s=inventory");
    const place = { kind: "node", node: "london", run: 0, x: 1, y: 2 } as const;
    session.set({ place });
    session.edit(setClock("london", 5000));
    expect(session.getState().place).toBe(place);
    session.edit((document) => ({
      ...document,
      nodes: ["tokyo", "saopaulo"],
      script: [],
    }));
    expect(session.getState().place).toBeNull();
  });

  it("leaves the runs before it to compare with; undo leaves what was undone", () => {
    const session = opened("#s=inventory");
    const first = session.getState().runs;
    session.edit(setClock("tokyo", 5000));
    expect(session.getState().before?.runs).toBe(first);
    const second = session.getState().runs;
    session.undo();
    expect(session.getState().before?.runs).toBe(second);
    session.set({ pinned: true });
    session.edit(setClock("london", 5000));
    expect(session.getState().before?.runs).toBe(second);
    session.openHash("#s=cut");
    expect(session.getState()).toMatchObject({ before: null, pinned: false, past: [] });
  });

  it("can be forgotten with all others", () => {
    const session = opened("#s=inventory");
    const document = documentOf(session);
    session.edit(setClock("tokyo", 5000));
    session.edit(setClock("tokyo", 6000));
    session.undo();
    session.discard();
    expect(documentOf(session)).toBe(document);
    expect(session.getState()).toMatchObject({
      id: "inventory",
      past: [],
      future: [],
      before: null,
    });
  });

  it("that makes the document of the library again has its short name", () => {
    const session = opened("#s=cut");
    session.edit(moveEntry(1, 150));
    expect(session.getState().id).toBeNull();
    session.edit(moveEntry(1, 100));
    expect(session.getState().id).toBe("cut");
  });

  it("of a write is run at once: its values are there at the instant", () => {
    const session = opened("#s=inventory&t=50");
    const count = session.getState().runs[0]?.trace.requests.length ?? 0;
    session.edit(addRequest("tokyo", 50_000, [{ read: "stock/widget" }]));
    const { runs, timeUs } = session.getState();
    expect(timeUs).toBe(50_000);
    expect(runs[0]?.trace.requests).toHaveLength(count + 1);
  });
});

describe("a change that goes on with the step before", () => {
  const titles = (session: Session) => session.getState().past.map(({ title }) => title);

  it("is one step back, however often it is typed on, and is compared with what was before", () => {
    const session = opened("#s=cut");
    const { runs } = session.getState();
    session.edit(setTitle("H"), { typed: true });
    session.edit(setTitle("Ha"), { typed: true, sameStep: true });
    session.edit(setTitle("Half"), { typed: true, sameStep: true });
    expect(titles(session)).toEqual(["Tokyo is cut off"]);
    expect(session.getState().before?.runs).toBe(runs);
    session.edit(setTitle("Whole"), { typed: true });
    expect(titles(session)).toEqual(["Tokyo is cut off", "Half"]);
    session.undo();
    session.undo();
    expect(session.getState().id).toBe("cut");
  });

  it("leaves no step where it leads back to what was before", () => {
    const session = opened("#s=cut");
    session.edit(setTitle("Tokyo is cut off!"), { typed: true });
    session.edit(setTitle("Tokyo is cut off"), { typed: true, sameStep: true });
    const { past, changed, id } = session.getState();
    expect({ past, changed, id }).toEqual({ past: [], changed: false, id: "cut" });
  });
});
