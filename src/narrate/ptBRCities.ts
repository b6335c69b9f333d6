// The cities in Brazilian Portuguese.
import type { Cities } from "./cities.ts";

/** Only those that have another name. */
export const ptBRCities: Cities = new Map([
  ["Tokyo", "Tóquio"],
  ["London", "Londres"],
  ["Virginia", "Virgínia"],
  ["Seoul", "Seul"],
  ["Singapore", "Singapura"],
  ["Stockholm", "Estocolmo"],
  ["Johannesburg", "Joanesburgo"],
  ["New York", "Nova York"],
  ["San Francisco", "São Francisco"],
  ["Mexico City", "Cidade do México"],
]);
