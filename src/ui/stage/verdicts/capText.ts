// What was measured, in a few words: a main result and what stands beside it.
import type {
  Availability,
  Consistency,
  PartitionTolerance,
} from "../../../session/judging/capTable.ts";
import type { Format } from "../../words.ts";
import type { capWords } from "./capWords.ts";

export interface Result {
  readonly main: string;
  readonly beside: string;
  /** Something was lost, or copies differ for ever. */
  readonly trouble: boolean;
}

interface Speech {
  readonly said: (typeof capWords)["en"];
  readonly format: Format;
}

export function consistencyText(found: Consistency, { said, format }: Speech): Result {
  const { linearizable, lost, convergedAtUs } = found;
  const order = orderText(found, said);
  if (found.unfinished) {
    const isBroken = linearizable === false;
    return { main: isBroken ? order : said.undecided, beside: said.unfinished, trouble: isBroken };
  }
  const copies = copiesText(convergedAtUs, said, format);
  if (lost > 0) return { main: said.lost(lost), beside: said.both(order, copies), trouble: true };
  const isTrouble = convergedAtUs === null || linearizable === false;
  const rest = isTrouble ? copies : said.nothingLost;
  if (linearizable !== true || !found.nobodyRead) {
    return { main: order, beside: rest, trouble: isTrouble };
  }
  return { main: said.linearizable, beside: said.both(said.nobodyRead, rest), trouble: isTrouble };
}

function orderText({ linearizable, nobodyRead }: Consistency, said: Speech["said"]): string {
  if (linearizable === null) return said.undecided;
  if (!linearizable) return said.notLinearizable;
  return nobodyRead ? said.unread : said.linearizable;
}

function copiesText(us: number | null, said: Speech["said"], format: Format): string {
  if (us === null) return said.differ;
  return us === 0 ? said.agreeAlways : said.agreeSince(format.milliseconds(us));
}

export function availabilityText(found: Availability, { said, format }: Speech): Result {
  const { answered, asked, longestWaitUs } = found;
  const main = said.answered(answered, asked);
  if (answered === asked) return { main, beside: said.allInTime, trouble: false };
  const beside =
    longestWaitUs === null ? said.noAnswer : said.longestWait(format.milliseconds(longestWaitUs));
  return { main, beside, trouble: false };
}

export function toleranceText(found: PartitionTolerance, { said, format }: Speech): Result {
  const { asked, served, settledUs, unfinished } = found;
  const notSettled = unfinished ? said.unfinished : said.notSettled;
  return {
    main: said.sides(served.length, asked.length),
    beside:
      settledUs === null || unfinished ? notSettled : said.settled(format.milliseconds(settledUs)),
    trouble: false,
  };
}
