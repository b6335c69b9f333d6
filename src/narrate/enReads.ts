// What a client was told of the data, in English.
import type { RequestRecord } from "../sim/trace.ts";
import { namedReads } from "./answers.ts";
import { list, readText } from "./enWords.ts";
import { claimed, join, type Sentence, say } from "./sentence.ts";
import { rowText } from "./words.ts";

/** "users/1 has email = ana and phone = 1; there is no users/2" */
export function readsIn(request: RequestRecord): Sentence {
  const { reads, moreRows } = namedReads(request);
  const each = reads.map(({ claim, moreFields }) => {
    const { row, fields } = claim;
    if (fields === null) return claimed([claim], say`there is no ${rowText(row)}`);
    const more = moreFields === 0 ? [] : [`${moreFields} more`];
    return claimed([claim], say`${rowText(row)} has ${list([...fields.map(readText), ...more])}`);
  });
  const more = moreRows === 0 ? [] : [say`${moreRows} more`];
  return join([...each, ...more], "; ");
}
