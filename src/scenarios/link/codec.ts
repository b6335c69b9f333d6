// The smallest parts of the positional form: each is a pair of functions that write a value and
// read it back. A repeated text is written once.
import { CodecFault, type Reader, type Writer } from "./bytes.ts";

export interface Codec<T> {
  write(writer: Writer, value: T): void;
  /** Throws `CodecFault` where the bytes do not fit. */
  read(reader: Reader): T;
}

export const whole: Codec<number> = {
  write: (writer, value) => writer.whole(value),
  read: (reader) => reader.whole(),
};

/** Signs alternate, so that small numbers of either sign are short: 0, -1, 1, -2, … */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(code: number): number {
  return code % 2 === 0 ? code / 2 : -(code + 1) / 2;
}

export const signed: Codec<number> = {
  write: (writer, value) => writer.whole(zigzag(value)),
  read: (reader) => unzigzag(reader.whole()),
};

/** Milliseconds with up to three decimals. */
export const milliseconds: Codec<number> = {
  write: (writer, ms) => writeMicroseconds(writer, Math.round(ms * 1000)),
  read: (reader) => readMicroseconds(reader) / 1000,
};

/** As `milliseconds`, told as the difference from the time before it. */
export const laterTime: Codec<number> = {
  write: (writer, ms) => {
    const timeUs = Math.round(ms * 1000);
    writeMicroseconds(writer, timeUs - writer.timeUs);
    writer.timeUs = timeUs;
  },
  read: (reader) => {
    reader.timeUs += readMicroseconds(reader);
    return reader.timeUs / 1000;
  },
};

/** The time at which something that begins at the time before it ends. */
export const endTime: Codec<number> = {
  write: (writer, ms) => writeMicroseconds(writer, Math.round(ms * 1000) - writer.timeUs),
  read: (reader) => (reader.timeUs + readMicroseconds(reader)) / 1000,
};

/** Even: whole milliseconds from 0 up, by far the most. Odd: negative ones, and microseconds. */
function writeMicroseconds(writer: Writer, us: number): void {
  const isWhole = us % 1000 === 0;
  if (isWhole && us >= 0) writer.whole((2 * us) / 1000);
  else if (isWhole) writer.whole((4 * -us) / 1000 + 1);
  else writer.whole(4 * zigzag(us) + 3);
}

function readMicroseconds(reader: Reader): number {
  const code = reader.whole();
  if (code % 2 === 0) return (code / 2) * 1000;
  const rest = Math.floor(code / 4);
  return code % 4 === 1 ? rest * -1000 : unzigzag(rest);
}

const powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
const exact = powers.length;
const largestMantissa = 2 ** 46;

/** Any finite number: a decimal with few digits is short, all others take nine bytes. */
export const decimal: Codec<number> = {
  write: (writer, value) => {
    for (const [digits, power] of powers.entries()) {
      const mantissa = Math.round(value * power);
      if (mantissa / power !== value || Math.abs(mantissa) > largestMantissa) continue;
      writer.whole(8 * zigzag(mantissa) + digits);
      return;
    }
    writer.whole(exact);
    const bytes = new Uint8Array(new Float64Array([value]).buffer);
    writer.bytes.push(...bytes);
  },
  read: (reader) => {
    const code = reader.whole();
    const digits = code % 8;
    if (digits < exact) return unzigzag(Math.floor(code / 8)) / (powers[digits] as number);
    return new Float64Array(reader.take(8).slice().buffer)[0] as number;
  },
};

export const yesOrNo: Codec<boolean> = {
  write: (writer, value) => writer.whole(value ? 1 : 0),
  read: (reader) => reader.whole() !== 0,
};

export const text: Codec<string> = {
  write: (writer, value) => {
    const number = writer.number(value);
    writer.whole(number);
    if (number === 0) writer.spell(value);
  },
  read: (reader) => reader.text(reader.whole()),
};

/** `a-b` or `a>b`: the two texts, with the sign between them as one bit. */
export const pair: Codec<string> = {
  write: (writer, value) => {
    const sign = value.includes(">") ? ">" : "-";
    const [a = "", b = ""] = value.split(sign);
    const number = writer.number(a);
    writer.whole(2 * number + (sign === ">" ? 1 : 0));
    if (number === 0) writer.spell(a);
    text.write(writer, b);
  },
  read: (reader) => {
    const code = reader.whole();
    const a = reader.text(Math.floor(code / 2));
    return `${a}${code % 2 === 1 ? ">" : "-"}${text.read(reader)}`;
  },
};

/** Stands where no checked document has anything. */
export const never: Codec<never> = {
  write: () => {
    throw new Error("Assertion failed: a checked document has no such part");
  },
  read: () => {
    throw new CodecFault("it has something of an unknown kind");
  },
};

type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [key: string]: number };

/** Even codes: the values below, then texts by number. Odd codes: whole numbers. */
const special = { null: 0, no: 1, yes: 2, decimal: 3, list: 4, byNode: 5, text: 6 } as const;

/** What a field can hold. */
export const value: Codec<Value> = {
  write: (writer, item) => {
    if (item === null) return writer.whole(2 * special.null);
    if (item === false) return writer.whole(2 * special.no);
    if (item === true) return writer.whole(2 * special.yes);
    if (typeof item === "number") {
      const isShort = Number.isInteger(item) && Math.abs(item) < largestMantissa;
      if (isShort) return writer.whole(2 * zigzag(item) + 1);
      writer.whole(2 * special.decimal);
      return decimal.write(writer, item);
    }
    if (typeof item === "string") {
      const number = writer.number(item);
      writer.whole(2 * (special.text + number));
      return number === 0 ? writer.spell(item) : undefined;
    }
    if (Array.isArray(item)) {
      writer.whole(2 * special.list);
      writer.whole(item.length);
      for (const one of item) value.write(writer, one);
      return;
    }
    writer.whole(2 * special.byNode);
    const counts = Object.entries(item);
    writer.whole(counts.length);
    for (const [node, count] of counts) {
      text.write(writer, node);
      writer.whole(count as number);
    }
  },
  read: (reader) => {
    const code = reader.whole();
    if (code % 2 === 1) return unzigzag((code - 1) / 2);
    const kind = code / 2;
    switch (kind) {
      case special.null:
        return null;
      case special.no:
        return false;
      case special.yes:
        return true;
      case special.decimal:
        return decimal.read(reader);
      case special.list:
        return Array.from({ length: reader.count() }, () => readScalar(reader));
      case special.byNode:
        return Object.fromEntries(
          Array.from({ length: reader.count() }, () => [text.read(reader), reader.whole()]),
        );
      default:
        return reader.text(kind - special.text);
    }
  },
};

/** What an item of a set can be: no list within a list, so that bytes cannot nest without end. */
function readScalar(reader: Reader): Value {
  const item = value.read(reader);
  if (typeof item === "object" && item !== null) throw new CodecFault("a list is in a list");
  return item;
}
