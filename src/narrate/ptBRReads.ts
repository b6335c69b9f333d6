// What a client was told of the data, in Brazilian Portuguese.
import type { RequestRecord } from "../sim/trace.ts";
import { namedReads } from "./answers.ts";
import { list, readText } from "./ptBRWords.ts";
import { claimed, join, type Sentence, say } from "./sentence.ts";
import { rowText } from "./words.ts";

/** "users/1 tem email = ana e phone = 1; users/2 não existe" */
export function readsIn(request: RequestRecord): Sentence {
  const { reads, moreRows } = namedReads(request);
  const each = reads.map(({ claim, moreFields }) => {
    const { row, fields } = claim;
    if (fields === null) return claimed([claim], say`${rowText(row)} não existe`);
    const more = moreFields === 0 ? [] : [`mais ${moreFields}`];
    return claimed([claim], say`${rowText(row)} tem ${list([...fields.map(readText), ...more])}`);
  });
  const more = moreRows === 0 ? [] : [say`mais ${moreRows}`];
  return join([...each, ...more], "; ");
}
