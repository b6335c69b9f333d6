// What a picture is laid out for.
import type { Sayings } from "../../../session/run/sayings.ts";
import type { Looks } from "../../places.ts";
import type { Measure } from "./block.ts";
import type { Voice } from "./knowledge.ts";
import type { MapWish } from "./scene.ts";

export interface PictureWish extends MapWish {
  readonly sayings: Sayings;
  readonly looks: Looks;
  readonly voice: Voice;
  readonly measure: Measure;
  /** At the left, in pixels: what stands there lies over a map, and beside a table. */
  readonly aside: number;
}
