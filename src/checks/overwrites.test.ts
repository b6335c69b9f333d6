import { describe, expect, it } from "vitest";
import { HandMadeTrace, wrote } from "../testing/handMadeTrace.ts";
import { ancestors, descendants, overwrites, type Version } from "./overwrites.ts";

const row = "users/1";

function graph() {
  const made = new HandMadeTrace();
  for (let i = 0; i < 4; i += 1) made.add({ atMs: 1, node: "tokyo", start: [] });
  made.add({ atMs: 2, node: "tokyo", notes: [wrote("r1", row, { email: ["a"], phone: ["1"] })] });
  made.add({ atMs: 3, node: "london", notes: [wrote("r2", row, { email: ["b", "r1"] })] });
  made.add({ atMs: 4, node: "tokyo", notes: [wrote("r2", row, { email: ["later", "r1"] })] });
  made.add({ atMs: 5, node: "london", notes: [wrote("r3", row, {}, "delete", ["r1", "r2"])] });
  made.add({
    atMs: 6,
    node: "london",
    notes: [wrote("r4", row, { email: ["c"] }, "insert", ["r3"])],
  });
  return overwrites(made.build());
}
const named = (versions: Iterable<Version>): readonly string[] =>
  [...versions].map(({ request, field }) => `${request}.${field ?? ""}`).sort();
function find(request: string, field: string | null): Version {
  const version = graph().find(request, row, field);
  if (version === undefined) throw new Error(`no version ${request} ${field}`);
  return version;
}

describe("the graph of overwrites", () => {
  it("knows what replaced a field, and what a deletion replaced", () => {
    expect(named(find("r1", "email").under)).toEqual(["r2.email", "r3."]);
    expect(named(find("r1", "phone").under)).toEqual(["r3."]);
    expect(named(find("r3", null).over)).toEqual(["r1.email", "r1.phone", "r2.email"]);
  });
  it("goes on over a row that was made again", () => {
    expect(named(ancestors([find("r4", "email")]))).toEqual([
      "r1.email",
      "r1.phone",
      "r2.email",
      "r3.",
      "r4.",
    ]);
    expect(named(descendants([find("r2", "email")]))).toEqual(["r3.", "r4.", "r4.email"]);
  });
  it("keeps the value of the first node that carried the write out", () => {
    expect(find("r2", "email").value).toBe("b");
    expect(
      graph()
        .ofPlace(row, "email")
        .map(({ value }) => value),
    ).toEqual(["a", "b", "c"]);
  });
});
