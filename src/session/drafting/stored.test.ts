import { describe, expect, it } from "vitest";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import { draftIn, nameOf } from "./stored.ts";

describe("a kept draft", () => {
  it("is read as it was written", () => {
    const draft = { over: "abc", face: "json", text: '{"a"' } as const;
    expect(draftIn(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it.each([null, undefined, 1, "draft", [], { over: 1 }, { over: "", face: "x", text: "" }])(
    "is none where %j stands",
    (data) => expect(draftIn(data)).toBeNull(),
  );

  it("names the document that it was made over, whatever the order of its keys", () => {
    const document: ScenarioDocument = { everywrite: 1, title: "One" };
    expect(nameOf({ title: "One", everywrite: 1 })).toBe(nameOf(document));
    expect(nameOf({ ...document, title: "Other" })).not.toBe(nameOf(document));
  });
});
