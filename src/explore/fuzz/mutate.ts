// Random changes of texts, of bytes and of plain data: a little of what was good, a little of what
// nobody would write.
import type { Random } from "../../lib/random.ts";

export type Plain = null | boolean | number | string | readonly Plain[] | PlainObject;
interface PlainObject {
  readonly [key: string]: Plain;
}

const oddTexts = [
  ...'{ } [ ] : , " \\ \n \r \t - + . e E 0 1 9 1e999 1e-999 -0 0x1 NaN null true'.split(" "),
  ..."/* // & = # % #s= #x= t= & x=2 x=3 m=9 __proto__ constructor prototype toString".split(" "),
  ..."\\u0000 \\ud800 \\u202e \u0000 \u001b \u007f \u0085 \u2028 \u202e \u2066 \ufeff".split(" "),
  ..."\ud800 \udc00 é 永 🙂 مركز tokyo none ../ <script> $& 'x'".split(" "),
  " ",
  "",
  "\u00a0",
  "x".repeat(1001),
  "[".repeat(40),
  "1".repeat(420),
];

const oddValues: readonly Plain[] = [
  ...oddTexts,
  ...[null, true, false, 0, -1, 1, 0.1, 1e-7, 1.0001, 1e15, 2 ** 53, 3_600_001, 1e300, -1e300],
  ...[[], {}, [[]], [{}], [null], { a: 1 }, { tokyo: 1 }, Array(101).fill(1), Array(2001).fill(0)],
];

const oddKeys = ["__proto__", "constructor", "toString", "a", "", "é", "users/1", "tokyo>london"];

/** One to four changes: something taken out, put in, doubled or replaced. */
export function changedText(text: string, random: Random): string {
  let changed = text;
  for (let left = 1 + random.integer(4); left > 0; left -= 1) {
    const from = random.integer(changed.length + 1);
    const until = from + random.integer(random.pick([2, 12, 200]));
    const piece = changed.slice(from, until);
    const middle = random.pick(["", piece + piece, random.pick(oddTexts), letters(random, 4)]);
    changed = changed.slice(0, from) + middle + changed.slice(until);
  }
  return changed;
}

/** As `changedText`, for bytes. */
export function changedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = [...bytes];
  for (let left = 1 + random.integer(4); left > 0; left -= 1) {
    const at = random.integer(changed.length + 1);
    const taken = random.integer(3);
    const put = randomBytes(random, random.integer(3));
    changed.splice(at, taken, ...put);
  }
  return Uint8Array.from(changed);
}

const telling = [0, 1, 2, 3, 7, 127, 128, 129, 255];

export function randomBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () =>
    random.integer(2) === 0 ? random.pick(telling) : random.integer(256),
  );
}

/** Characters of all kinds. */
export function letters(random: Random, most: number): string {
  const ranges = [0x80, 0x80, 0x800, 0x3000, 0x10000];
  const units = Array.from({ length: random.integer(most + 1) }, () =>
    random.integer(random.pick(ranges)),
  );
  return String.fromCharCode(...units);
}

/** One change, or two. */
export function changedData(data: Plain, random: Random): Plain {
  let changed = data;
  for (let left = 1 + random.integer(2); left > 0; left -= 1)
    changed = changedOnce(changed, random);
  return changed;
}

function changedOnce(data: Plain, random: Random): Plain {
  if (typeof data !== "object" || data === null || random.integer(8) === 0) {
    return changedLeaf(data, random);
  }
  if (Array.isArray(data)) return changedList(data, random);
  return changedObject(data as PlainObject, random);
}

function changedLeaf(data: Plain, random: Random): Plain {
  if (typeof data === "number" && random.integer(2) === 0) {
    return random.pick([-data, data + 1, data * 1000, data / 3, data + 0.001]);
  }
  if (typeof data === "string" && random.integer(2) === 0) return changedText(data, random);
  return random.pick(oddValues);
}

function changedList(list: readonly Plain[], random: Random): Plain {
  const at = random.integer(list.length + 1);
  const item = list[at];
  if (item === undefined) return [...list, random.pick([...list, ...oddValues])];
  switch (random.integer(6)) {
    case 0:
      return list.filter((_, i) => i !== at);
    case 1:
      return [...list.slice(0, at), item, item, ...list.slice(at + 1)];
    default:
      return list.map((one, i) => (i === at ? changedOnce(one, random) : one));
  }
}

function changedObject(object: PlainObject, random: Random): Plain {
  const entries = Object.entries(object);
  const at = random.integer(entries.length + 1);
  const [key, value] = entries[at] ?? [random.pick(oddKeys), random.pick(oddValues)];
  const rest = entries.filter((_, i) => i !== at);
  switch (random.integer(8)) {
    case 0:
      return Object.fromEntries(rest);
    case 1:
      return Object.fromEntries([...rest, [random.pick(oddKeys), value]]);
    case 2:
      return Object.fromEntries([...rest, [changedText(key, random), value]]);
    default:
      return Object.fromEntries(
        entries.map(([name, one], i) => [name, i === at ? changedOnce(one, random) : one]),
      );
  }
}
