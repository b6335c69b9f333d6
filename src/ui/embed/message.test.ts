import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMessage } from "./message.ts";

const type = "everywrite";

describe("what a page that embeds this one may ask for", () => {
  it.each([
    ["slide:start", { action: "play" }],
    ["slide:stop", { action: "pause" }],
    [{ type, action: "play" }, { action: "play" }],
    [{ type, action: "pause" }, { action: "pause" }],
    [
      { type, action: "seek", ms: 102.5 },
      { action: "seek", ms: 102.5 },
    ],
    [
      { type, action: "step", by: -1 },
      { action: "step", by: -1 },
    ],
    [
      { type, action: "open", hash: "#s=cut&t=450" },
      { action: "open", hash: "#s=cut&t=450" },
    ],
  ])("%j", (data, command) => expect(readMessage(data)).toEqual(command));
});

describe("what is nothing", () => {
  it.each([
    "slide:start ",
    "play",
    null,
    undefined,
    1,
    [type, "play"],
    { action: "play" },
    { type: "other", action: "play" },
    { type, action: "play", more: 1 },
    { type, action: "constructor" },
    { type, action: "seek" },
    { type, action: "seek", ms: "102" },
    { type, action: "seek", ms: -1 },
    { type, action: "seek", ms: Number.NaN },
    { type, action: "seek", ms: Number.POSITIVE_INFINITY },
    { type, action: "step", by: 2 },
    { type, action: "open", hash: "https://elsewhere.example/" },
    { type, action: "open", hash: "javascript:alert(1)" },
    { type, action: "open", hash: `#x=${"A".repeat(70_000)}` },
    { type, action: "open", hash: ["#s=cut"] },
  ])("%j", (data) => expect(readMessage(data)).toBeNull());

  it("anything at all", () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(readMessage(data)).toBeNull();
        if (typeof data !== "object" || data === null || Array.isArray(data)) return;
        const command = readMessage({ ...data, type });
        expect(command === null || "action" in command).toBe(true);
      }),
    );
  });
});
