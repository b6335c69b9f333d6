import { expect, it } from "vitest";
import { numberText, roundedUs } from "./numberText.ts";

it.each([
  [0, "0", "0"],
  [-2.25, "−2.25", "−2,25"],
  [9999, "9999", "9999"],
  [10_000, "10,000", "10.000"],
  [-123_456.789, "−123,456.789", "−123.456,789"],
  [1_000_000_000_000, "1,000,000,000,000", "1.000.000.000.000"],
  [1e21, "1e+21", "1e+21"],
])("%d is %s, in Portuguese %s", (value, english, portuguese) => {
  expect(numberText(value, ".")).toBe(english);
  expect(numberText(value, ",")).toBe(portuguese);
});

it("rounds times that are long enough", () => {
  expect([0, 4, 9_999, 10_400, 638_104, 638_500].map(roundedUs)).toEqual([
    0, 4, 9_999, 10_000, 638_000, 639_000,
  ]);
});
