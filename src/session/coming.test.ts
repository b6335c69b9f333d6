import { describe, expect, it } from "vitest";
import type { ScenarioDocument } from "../scenarios/schema.ts";
import { areLarge, type Run } from "./run/run.ts";
import { createSession, type Session, type SessionState } from "./store.ts";

/**
 * For a tenth of a second it looks like two thousand requests with some sixty messages each; then
 * all nodes go down, and what is left is refused: large to look at, and soon computed.
 */
const nodes = Array.from({ length: 9 }, (_, i) => `n${i}`);
const large: ScenarioDocument = {
  everywrite: 1,
  title: "Large",
  nodes: nodes.map((id, i) => ({ id, lat: i, lon: i })),
  network: {
    links: Object.fromEntries(
      nodes.flatMap((a, i) => nodes.slice(i + 1).map((b) => [`${a}-${b}`, { latency: 1 }])),
    ),
  },
  script: nodes.map((crash) => ({ at: 100, crash })),
  workload: { requests: 2000, over: 1000, rows: 100, clientsPerNode: 20 },
  modes: ["galera", { mode: "galera", label: "all", options: { strict: true } }, "crdt"],
};

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));
async function until(session: Session, isSo: (state: SessionState) => boolean): Promise<void> {
  while (!isSo(session.getState())) {
    expect(session.getState().problem).toBeNull();
    await turn();
  }
}
const isAsked = ({ question }: SessionState): boolean => question !== null;
const isDone = ({ progress, question }: SessionState): boolean =>
  progress === null && question === null;

/** Where it is not asked, it would be computed and come to an end, too. */
async function untilAsked(session: Session): Promise<void> {
  await until(session, (state) => isAsked(state) || state.scenario?.title === large.title);
  expect(isAsked(session.getState())).toBe(true);
}

async function asked(before: string | null = "#s=profile"): Promise<Session> {
  const session = createSession();
  if (before !== null) session.openHash(before);
  session.openText(JSON.stringify(large));
  await untilAsked(session);
  return session;
}

describe("a large scenario", () => {
  it("is asked about before it is computed, and what is there stays", async () => {
    const session = await asked();
    const { question, progress, scenario } = session.getState();
    expect(question).toMatchObject({ title: "Large", modes: 3 });
    expect(question?.estimate.events).toBeGreaterThan(200_000);
    expect(progress).toBeNull();
    expect(scenario?.title).toBe("Two users, one profile");
    for (let i = 0; i < 50; i += 1) await turn();
    expect(session.getState()).toMatchObject({ question, progress: null });
  });
  it("is left alone when that is the answer", async () => {
    const session = await asked();
    const { runs, opened } = session.getState();
    session.cancel();
    expect(session.getState()).toMatchObject({ question: null, progress: null, runs, opened });
    session.goOn();
    for (let i = 0; i < 50; i += 1) await turn();
    expect(session.getState()).toMatchObject({ question: null, progress: null, opened });
    const first = await asked(null);
    first.cancel();
    expect(first.getState()).toMatchObject({ question: null, scenario: null, runs: [] });
  });
  it("is computed when that is the answer; its changes then, too, but not another", async () => {
    const session = await asked();
    session.goOn();
    expect(session.getState().question).toBeNull();
    expect(session.getState().progress?.mode).toBe("CRDT");
    await until(session, isDone);
    expect(session.getState().scenario?.title).toBe("Large");
    const questions: unknown[] = [];
    session.subscribe(({ question }) => question !== null && questions.push(question));
    session.edit((document) => ({ ...document, title: "Renamed" }));
    await until(session, isDone);
    expect(session.getState().scenario?.title).toBe("Renamed");
    expect(questions).toEqual([]);
    session.openText(JSON.stringify({ ...large, seed: "another" }));
    await untilAsked(session);
    session.cancel();
  });
  it("gives way to what is opened meanwhile", async () => {
    const session = await asked();
    session.open("cut");
    expect(session.getState()).toMatchObject({ id: "cut", question: null, progress: null });
    session.goOn();
    expect(session.getState().id).toBe("cut");
  });
  it("that comes back from an earlier visit is asked about anew", async () => {
    const session = createSession();
    const small = { ...large, workload: { requests: 2 } };
    const place = { timeUs: 0, part: null, mode: null, only: null, view: "map" } as const;
    const work = { document: large, past: [small], future: [], changed: true, draft: null };
    expect(session.restore({ ...work, ...place })).toBe(true);
    await untilAsked(session);
    session.cancel();
    expect(session.getState()).toMatchObject({ scenario: null, progress: null, question: null });
  });
  it("made of a small one is asked about, and there is no change until then", async () => {
    const session = createSession();
    session.openText(JSON.stringify({ ...large, title: "Small", workload: { requests: 2 } }));
    await until(session, isDone);
    const { opened } = session.getState();
    session.edit(() => large);
    await untilAsked(session);
    session.cancel();
    expect(session.getState()).toMatchObject({ opened, past: [] });
    session.edit((document) => ({ ...document, title: "Of the small one" }));
    await until(session, isDone);
    expect(session.getState().scenario?.title).toBe("Of the small one");
    expect(session.getState().before).not.toBeNull();
  });

  it("that was agreed to is asked about again when it is changed by typing", async () => {
    const session = await asked();
    session.goOn();
    await until(session, isDone);
    session.edit((document) => ({ ...document, title: "Large, typed" }), { typed: true });
    await until(session, (state) => isAsked(state) || state.scenario?.title === "Large, typed");
    expect(isAsked(session.getState())).toBe(true);
    session.cancel();
  });
});

it("the runs before a change are kept beside those after it unless they are large", () => {
  const run = (events: number, messages: number): Run =>
    ({ trace: { events: { length: events }, messages: { length: messages } } }) as unknown as Run;
  expect(areLarge([run(90_000, 90_000)])).toBe(false);
  expect(areLarge([run(90_000, 90_000), run(10_000, 10_001)])).toBe(true);
});
