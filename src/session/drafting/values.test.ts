import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  listText,
  numberText,
  readList,
  readNumber,
  readScalar,
  type Scalar,
  scalarText,
} from "./values.ts";

const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("", " ", "true", "null", "12", '"', '"a"', "a, b", "-", "a\nb", "+5", "1e5"),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean(),
  fc.constant(null),
);

describe("a typed value", () => {
  it("is shown so that it is read as itself", () => {
    fc.assert(
      fc.property(scalar, (value) => {
        expect(readScalar(scalarText(value))).toBe(value);
      }),
    );
  });

  it.each<[string, Scalar | undefined]>([
    ["ana@example.com", "ana@example.com"],
    [" 12 ", 12],
    ['"12"', "12"],
    ["true", true],
    ["null", null],
    ["12 monkeys", "12 monkeys"],
    ['"open', '"open'],
    ["", undefined],
  ])("%j is %j", (typed, value) => expect(readScalar(typed)).toBe(value));
});

describe("a typed list", () => {
  it("is shown so that it is read as itself", () => {
    fc.assert(
      fc.property(fc.array(scalar, { maxLength: 5 }), (items) => {
        expect(readList(listText(items))).toEqual(items);
      }),
    );
  });

  it("keeps a lone quote apart from the next one", () => {
    expect(readList(listText(['"', '"']))).toEqual(['"', '"']);
  });

  it.each<[string, readonly Scalar[]]>([
    ["tea, milk,bread", ["tea", "milk", "bread"]],
    ['"tea, black", 2', ["tea, black", 2]],
    [" , tea,, ", ["tea"]],
    ['5" pipe, tea', ['5" pipe', "tea"]],
    ["", []],
  ])("%j", (typed, items) => expect(readList(typed)).toEqual(items));
});

describe("a typed number", () => {
  it("is shown so that it is read as itself", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    fc.assert(
      fc.property(number, (value) => {
        expect(readNumber(numberText(value))).toBe(value);
      }),
    );
  });

  it.each<[string, number | string | undefined]>([
    ["1,5", 1.5],
    ["−20", -20],
    ["+3", 3],
    ["1.", 1],
    ["-0", 0],
    ["ten", "ten"],
    ["-", "-"],
    ["1e999", "1e999"],
    ["  ", undefined],
  ])("%j is %j", (typed, value) => expect(readNumber(typed)).toBe(value));
});
