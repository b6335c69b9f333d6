// What a client was told of the data, in Japanese.
import type { RequestRecord } from "../sim/trace.ts";
import { namedReads } from "./answers.ts";
import { list, readText } from "./jaWords.ts";
import { claimed, join, type Sentence, say } from "./sentence.ts";
import { rowText } from "./words.ts";

/** 「users/1 は email = ana、phone = 1。users/2 は存在しない」 */
export function readsIn(request: RequestRecord): Sentence {
  const { reads, moreRows } = namedReads(request);
  const each = reads.map(({ claim, moreFields }) => {
    const { row, fields } = claim;
    if (fields === null) return claimed([claim], say`${rowText(row)} は存在しない`);
    const more = moreFields === 0 ? [] : [`ほか${moreFields}件`];
    return claimed([claim], say`${rowText(row)} は ${list([...fields.map(readText), ...more])}`);
  });
  const more = moreRows === 0 ? [] : [say`ほか${moreRows}行`];
  return join([...each, ...more], "。");
}
