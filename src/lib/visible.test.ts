import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joined, printable, setApart, shown, visible } from "./visible.ts";

const odd = "a\n\t\u001b[31m\u0085\u009b\u2028\u202e\u2066\u2068\u2069é🙂";

describe("a text of somebody else", () => {
  it("is one line of what can be seen", () => {
    expect(visible(odd)).toBe(
      "a\\n\\t\\u001b[31m\\u0085\\u009b\\u2028\\u202e\\u2066\\u2068\\u2069é🙂",
    );
  });

  it("keeps its lines where it is printed, and nothing that a terminal obeys", () => {
    expect(printable(odd)).toBe(
      "a\n\t\\u001b[31m\\u0085\\u009b\u2028\\u202e\\u2066\u2068\u2069é🙂",
    );
  });

  it("says the same when it is printed as JSON", () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: "binary" }), (json) => {
        const printed = JSON.stringify(JSON.parse(json));
        expect(JSON.parse(printable(printed))).toEqual(JSON.parse(printed));
      }),
    );
  });

  it("is set apart where it is written from right to left, and once only", () => {
    expect(setApart("London 1")).toBe("London 1");
    expect(setApart("القاهرة")).toBe("\u2068القاهرة\u2069");
    expect(setApart("Cairo (القاهرة)")).toBe("\u2068Cairo (القاهرة)\u2069");
    expect(setApart(setApart("שלום"))).toBe("\u2068שלום\u2069");
    expect(joined(setApart("שלום"))).toBe("שלום");
  });

  it("cannot end what sets it apart", () => {
    expect(shown("\u202egnp.exe")).toBe("\\u202egnp.exe");
    expect(shown("\u2068\u2069 שלום \u2069 x")).toBe("\u2068\\u2068\\u2069 שלום \\u2069 x\u2069");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(shown(text)).toMatch(
          /^(?:\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069|[^\u202a-\u202e\u2066-\u2069]*)$/,
        );
      }),
    );
  });
});
