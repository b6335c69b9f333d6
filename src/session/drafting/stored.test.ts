import { describe, expect, it } from "vitest";
import { keep, kept, type Shelf } from "./stored.ts";

function shelf(): NonNullable<Shelf> {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

const draft = { over: "{}", face: "json", text: '{"a"' } as const;

describe("a kept draft", () => {
  it("is found again, and is gone when it is taken off", () => {
    const own = shelf();
    keep(own, draft);
    expect(kept(own)).toEqual(draft);
    keep(own, null);
    expect(kept(own)).toBeNull();
  });

  it("does without a shelf, and with one that fails", () => {
    const broken: Shelf = {
      getItem: () => {
        throw new Error("no");
      },
      setItem: () => {
        throw new Error("full");
      },
      removeItem: () => {},
    };
    for (const one of [null, broken]) {
      keep(one, draft);
      expect(kept(one)).toBeNull();
    }
  });

  it.each(["", "{", "null", "[]", '{"over":1}', '{"over":"","face":"x","text":""}'])(
    "is nothing where %j stands",
    (text) => {
      const own = shelf();
      own.setItem("everywrite.draft", text);
      expect(kept(own)).toBeNull();
    },
  );
});
