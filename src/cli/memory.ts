// Large runs one after the other: V8 lets garbage pile up to gigabytes where the machine has them,
// and a tool that keeps to its budget should not look as if it did not.
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Work } from "../lib/work.ts";

/** So much more than was left last time: then it is looked at what is still of use. */
const growthBytes = 100_000_000;

let leftBytes = 0;
let collect: (() => void) | null = null;

const usedBytes = (): number => getHeapStatistics().used_heap_size;

/** Does all of a work now, and gives back what it leaves behind. */
export function finishLean<Result>(work: Work<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (usedBytes() > leftBytes + growthBytes) clear();
  }
}

function clear(): void {
  if (collect === null) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
  leftBytes = usedBytes();
}
