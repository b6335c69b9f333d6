// How long a link is, measured by what can be done with it: how large its code gets, and whether it
// should be a link at all. The steps are the capacities of QR codes at level L.

export type Fit = "short" | "medium" | "long" | "file";

/** Bytes up to which a code has 33, 57 and 77 modules a side. */
const steps = [
  ["short", 78],
  ["medium", 271],
  ["long", 500],
] as const satisfies readonly (readonly [Fit, number])[];

export interface Measured {
  readonly bytes: number;
  readonly fit: Fit;
  /** What it is measured by: the end of the step that it is in. */
  readonly of: number;
}

export function measure(link: string): Measured {
  const bytes = new TextEncoder().encode(link).length;
  const [fit, of] = steps.find(([, most]) => bytes <= most) ?? ["file", 500];
  return { bytes, fit, of };
}
