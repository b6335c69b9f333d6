import { describe, expect, it } from "vitest";
import { openId } from "../opening.ts";
import { linesOf, type Subject, subjectsOf, valueText } from "./subject.ts";

function subjects(id: string): readonly Subject[] {
  const result = openId(id);
  return result.ok ? subjectsOf(result.opened.scenario) : [];
}

describe("what the stage shows", () => {
  it("is first of all the row that the script writes first, with what it changes there", () => {
    expect(subjects("inventory")[0]).toEqual({ row: "stock/widget", fields: ["units"] });
    expect(subjects("profile")).toEqual([
      { row: "users/1", fields: ["email", "phone"] },
      { row: "users/1", fields: ["email"] },
      { row: "users/1", fields: ["phone"] },
    ]);
  });

  it("can be each field of each row", () => {
    const names = subjects("transfer").map(({ row, fields }) => `${row} ${fields.join()}`);
    expect(names).toContain("accounts/x balance");
    expect(names).toContain("accounts/y balance");
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("the lines beside a mark", () => {
  const subject = { row: "a/1", fields: ["b"] };
  const one = (value: number) => ({ value, holds: [] });

  it("show a value, siblings, a missing row and a deleted one", () => {
    expect(linesOf([{ fields: { b: [one(7)] }, holds: [] }], subject)).toEqual([
      { field: "b", versions: ["7"] },
    ]);
    expect(linesOf([{ fields: { b: [one(70), one(80)] }, holds: [] }], subject)).toEqual([
      { field: "b", versions: ["70", "80"] },
    ]);
    expect(linesOf(undefined, subject)).toEqual([
      { field: "", versions: ["absent"], isWord: true },
    ]);
    expect(linesOf([{ fields: null, holds: [] }], subject)).toEqual([
      { field: "", versions: ["deleted"], isWord: true },
    ]);
  });

  it("show a deletion that is a sibling of a value", () => {
    const row = [
      { fields: { b: [one(7)] }, holds: [] },
      { fields: null, holds: [] },
    ];
    expect(linesOf(row, subject)).toEqual([{ field: "b", versions: ["7", "deleted"] }]);
  });

  it("write values as people do", () => {
    expect([-3, "", null, true, [], ["a", "b"]].map((one) => valueText(one))).toEqual([
      "−3",
      "empty",
      "none",
      "true",
      "empty",
      "a, b",
    ]);
  });
});
