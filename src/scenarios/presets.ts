// The delays of the three networks that a scenario can name, and of the link between two cities
// without a figure.
import { compareText } from "../lib/record.ts";
import { type City, greatCircleKm } from "./cities.ts";

export const networkPresets = ["classroom", "measured", "book"] as const;
export type NetworkPreset = (typeof networkPresets)[number];

/** One-way delays in milliseconds, by the two ids in alphabetical order. */
const delaysMs: Readonly<Record<NetworkPreset, Readonly<Record<string, number>>>> = {
  classroom: {
    "london tokyo": 100,
    "london saopaulo": 100,
    "saopaulo tokyo": 150,
    "tokyo virginia": 100,
    "london virginia": 50,
    "saopaulo virginia": 75,
  },
  /** Half of measured round trips between cloud regions. */
  measured: {
    "london tokyo": 105,
    "london saopaulo": 93,
    "saopaulo tokyo": 128,
    "tokyo virginia": 73,
    "london virginia": 38,
    "saopaulo virginia": 57,
  },
  book: { "london tokyo": 100, "london saopaulo": 100, "saopaulo tokyo": 150 },
};

const jittersMs: Readonly<Record<NetworkPreset, number>> = { classroom: 0, measured: 2, book: 0 };

export interface Placed extends Pick<City, "latitude" | "longitude"> {
  readonly id: string;
}

/** The one-way delay between two nodes, in milliseconds; in `measured`, whole ones. */
export function presetDelayMs(preset: NetworkPreset, a: Placed, b: Placed): number {
  const figure = delaysMs[preset][[a.id, b.id].sort(compareText).join(" ")];
  if (figure !== undefined) return figure;
  if (preset === "measured") return Math.round(greatCircleKm(a, b) / 100);
  const isVirginia = a.id === "virginia" || b.id === "virginia";
  return preset === "book" && isVirginia ? 200 : 100;
}

/** The standard deviation of every delay, in milliseconds. */
export function presetJitterMs(preset: NetworkPreset): number {
  return jittersMs[preset];
}
