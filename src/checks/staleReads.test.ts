import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import type { ReadResult } from "../data/plainTable.ts";
import type { RowView } from "../data/view.ts";
import type { Note } from "../sim/note.ts";
import { gone, HandMadeTrace, shows, wrote } from "../testing/handMadeTrace.ts";
import { missedBy, readFindings } from "./staleReads.ts";

const row = "users/1";
const set = (email: string): Operation => ({ verb: "update", row, set: { email } });
const look: Operation = { verb: "read", row };
const saw = (view: RowView | undefined, field: string | null = null): ReadResult => {
  return { row, field, view };
};
const old = shows({ email: ["old"] });

/** Chains of writes at Tokyo, each over the one before; then reads at London. */
class Story {
  readonly made = new HandMadeTrace({ rows: { [row]: old } });
  private atMs = 0;
  private latest: readonly string[] = [];

  write(
    options: { acknowledged?: boolean; over?: readonly string[]; client?: string } = {},
  ): string {
    this.atMs += 10;
    const id = `r${Number(this.made.last.slice(1)) + 1}`;
    this.made.add({
      atMs: this.atMs,
      node: "tokyo",
      start: [set(id)],
      client: options.client ?? "tokyo",
      ...(options.acknowledged === false ? {} : { ok: { [id]: [] } }),
      notes: [wrote(id, row, { email: [id, ...(options.over ?? this.latest)] })],
    });
    this.latest = [id];
    return id;
  }

  read(view: RowView | undefined, client = "london"): string {
    this.atMs += 10;
    const id = `r${Number(this.made.last.slice(1)) + 1}`;
    const ok = { [id]: [saw(view)] };
    this.made.add({ atMs: this.atMs, node: "london", start: [look], client, ok });
    return id;
  }

  get found() {
    return readFindings(this.made.build());
  }
}

const version = (id: string): RowView => shows({ email: [id, id] });

describe("a stale read", () => {
  it("returns the start after an acknowledged write", () => {
    const story = new Story();
    const write = story.write();
    const read = story.read(old);
    expect(story.found.stale).toEqual([
      { request: read, position: 0, row, places: [{ field: "email", missed: [write] }] },
    ]);
  });
  it("returns a version under one that was replaced, at any distance", () => {
    const story = new Story();
    const [first, second, third] = [story.write(), story.write(), story.write()];
    story.read(version(first));
    story.read(version(second));
    story.read(version(third));
    expect(story.found.stale.map((one) => [...missedBy(one)].sort())).toEqual([
      [second, third],
      [third],
    ]);
  });
  it("is none when the write is unknown, or ends after the read began", () => {
    const story = new Story();
    story.write({ acknowledged: false });
    story.read(old);
    expect(story.found.stale).toEqual([]);
    story.made.add({ atMs: 500, node: "tokyo", ok: { r1: [] } });
    expect(story.found.stale).toEqual([]);
  });
  it("is none when what was read is concurrent with the write", () => {
    const story = new Story();
    const first = story.write();
    story.write({ over: [] });
    story.read(version(first));
    expect(story.found.stale).toEqual([]);
  });
  it("is none when a sibling contains the write", () => {
    const story = new Story();
    const first = story.write();
    const second = story.write();
    story.read(
      shows({
        email: {
          siblings: [
            [first, first],
            [second, second],
          ],
        },
      }),
    );
    expect(story.found.stale).toEqual([]);
  });
  it("returns a row that was deleted, or lacks one that was inserted", () => {
    const made = new HandMadeTrace({ rows: { [row]: old } });
    made.add({
      atMs: 1,
      node: "tokyo",
      start: [{ verb: "delete", row }],
      ok: { r1: [] },
      notes: [wrote("r1", row, {}, "delete")],
    });
    made.add({ atMs: 2, node: "london", start: [look], ok: { r2: [saw(old)] } });
    made.add({
      atMs: 3,
      node: "tokyo",
      start: [{ verb: "insert", row, set: { email: "new" } }],
      ok: { r3: [] },
      notes: [wrote("r3", row, { email: ["new"] }, "insert", ["r1"])],
    });
    made.add({ atMs: 4, node: "london", start: [look], ok: { r4: [saw(gone("r1"))] } });
    made.add({ atMs: 5, node: "london", start: [look], ok: { r5: [saw(undefined)] } });
    const fresh = shows({ email: ["new", "r3"] }, "r3");
    made.add({ atMs: 6, node: "london", start: [look], ok: { r6: [saw(fresh)] } });
    const stale = readFindings(made.build()).stale.map((one) => [
      one.request,
      ...[...missedBy(one)].sort(),
    ]);
    expect(stale).toEqual([
      ["r2", "r1"],
      ["r4", "r3"],
      ["r5", "r1", "r3"],
    ]);
  });
  it("contains what was replaced and not what replaced it, in a value of several writers", () => {
    const story = new Story();
    const first = story.write();
    const other = story.write({ over: [] });
    const third = story.write({ over: [first] });
    story.read(shows({ email: ["sum", first, other] }));
    story.read(shows({ email: ["sum", other, third] }));
    expect(story.found.stale.map(missedBy)).toEqual([[third]]);
  });
});

it("is none where the row was deleted over the write and made again", () => {
  const made = new HandMadeTrace({ rows: { [row]: old } });
  const steps: readonly (readonly [Operation, Note])[] = [
    [set("r1"), wrote("r1", row, { email: ["r1"] })],
    [{ verb: "delete", row }, wrote("r2", row, {}, "delete", ["r1"])],
    [{ verb: "insert", row, set: {} }, wrote("r3", row, {}, "insert", ["r2"])],
  ];
  for (const [i, [operation, note]] of steps.entries()) {
    const ok = { [`r${i + 1}`]: [] };
    made.add({ atMs: i + 1, node: "tokyo", start: [operation], ok, notes: [note] });
  }
  const again = shows({ email: ["old"] }, "r3");
  const ok = { r4: [saw(again)] };
  made.add({ atMs: 9, node: "tokyo", start: [look], ok });
  expect(readFindings(made.build())).toEqual({ stale: [], ownWritesMissed: [], wentBack: [] });
});

describe("a client", () => {
  it("misses its own write only where the read is behind it", () => {
    const story = new Story();
    const own = story.write({ client: "ana" });
    story.read(old, "ana");
    story.read(old, "ben");
    story.read(version(own), "ana");
    const later = story.write({ client: "ben" });
    story.read(version(later), "ana");
    story.read(version(own), "ana");
    expect(story.found.ownWritesMissed).toEqual([
      { request: "r2", client: "ana", row, field: "email", missed: own },
    ]);
  });
  it("goes back when it reads behind what it has read, even of an unknown write", () => {
    const story = new Story();
    const first = story.write();
    const second = story.write({ acknowledged: false });
    story.read(version(second), "ana");
    story.read(version(first), "ben");
    story.read(version(first), "ana");
    story.read(version(second), "ben");
    const back = story.read(old, "ben");
    expect(
      story.found.wentBack.map(({ request, client, missed }) => [request, client, missed]),
    ).toEqual([
      ["r5", "ana", second],
      [back, "ben", first],
    ]);
  });
  it("does not go back when it reads something concurrent", () => {
    const story = new Story();
    const first = story.write();
    const other = story.write({ over: [] });
    story.read(version(first), "ana");
    story.read(version(other), "ana");
    expect(story.found.wentBack).toEqual([]);
  });
});

it("is quick with 6 000 requests on one row, a third of them stale", () => {
  const story = new Story();
  const ids: string[] = [];
  for (let i = 0; i < 2000; i += 1) {
    ids.push(story.write());
    story.read(version(ids.at(-1) ?? ""));
    story.read(version(ids.at(-3) ?? ids[0] ?? ""));
  }
  expect(story.found.stale).toHaveLength(1998 + 1);
});
