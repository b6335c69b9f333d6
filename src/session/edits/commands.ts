// Orders to the modes themselves: another primary, another home for a row. Modes that know no such
// thing ignore them.
import { type Edit, msOf } from "./edit.ts";
import { addEntry } from "./script.ts";

export function promote(node: string, atUs: number): Edit {
  return addEntry({ at: msOf(atUs), promote: node });
}

export function rehome(row: string, to: string, atUs: number): Edit {
  return addEntry({ at: msOf(atUs), rehome: row, to });
}
