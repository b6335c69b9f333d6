// A number as a language writes it. From ten thousand on the thousands stand apart: 10,000.

export type DecimalSign = "." | ",";

export function numberText(value: number, decimal: DecimalSign): string {
  const [whole = "", ...fraction] = String(value).split(".");
  const digits = whole.replace("-", "");
  // Numbers with an exponent stay as they are.
  const grouped = /^\d{5,}$/.test(digits)
    ? digits.replace(/\B(?=(?:\d{3})+$)/g, decimal === "." ? "," : ".")
    : digits;
  return [`${value < 0 ? "−" : ""}${grouped}`, ...fraction].join(decimal);
}

/** Whole milliseconds from ten on, and below that as exact as the engine counts. */
export function roundedUs(us: number): number {
  return Math.abs(us) < 10_000 ? us : Math.round(us / 1000) * 1000;
}
