// Parts of a compact binary form: each is a pair of functions that write a value and read it back.
// Values are written in a fixed order without their keys; a repeated text is written once.
import { defined } from "../../lib/assert.ts";
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

/** One of a list of words that never changes its order; new ones are added at its end. */
export function oneOf<T extends string>(words: readonly T[]): Codec<T> {
  return {
    write: (writer, value) => writer.whole(words.indexOf(value)),
    read: (reader) => {
      const word = words[reader.whole()];
      if (word === undefined) throw new CodecFault("it refers to a word that is not there");
      return word;
    },
  };
}

export function list<T>(item: Codec<T>): Codec<readonly T[]> {
  return {
    write: (writer, items) => {
      writer.whole(items.length);
      for (const one of items) item.write(writer, one);
    },
    read: (reader) => Array.from({ length: reader.count() }, () => item.read(reader)),
  };
}

export function record<T>(
  item: Codec<T>,
  name: Codec<string> = text,
): Codec<Readonly<Record<string, T>>> {
  return {
    write: (writer, entries) => {
      const all = Object.entries(entries);
      writer.whole(all.length);
      for (const [key, value] of all) {
        name.write(writer, key);
        item.write(writer, value);
      }
    },
    read: (reader) => {
      const entries: [string, T][] = [];
      for (let left = reader.count(); left > 0; left -= 1) {
        entries.push([name.read(reader), item.read(reader)]);
      }
      return Object.fromEntries(entries);
    },
  };
}

type OptionalKey<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
type Required<T> = { readonly [K in Exclude<keyof T, OptionalKey<T>>]: Codec<T[K]> };
type Optional<T> = {
  readonly [K in OptionalKey<T>]: Codec<Exclude<T[K], undefined>>;
};

/** The pairs of keys and codecs in their order, for any object. */
type Fields = readonly (readonly [key: string, codec: Codec<unknown>])[];
type Anything = Record<string, unknown>;

/** A codec that tells apart which choice a value is and what it holds besides. */
export interface ChoiceCodec<T> {
  /** How many choices there are. */
  readonly choices: number;
  choiceOf(value: T): number;
  writeAs(writer: Writer, choice: number, value: T): void;
  readAs(reader: Reader, choice: number): T;
}

/** The choice first, where there is any, then the rest. */
function withChoice<T>(codec: ChoiceCodec<T>): ChoiceCodec<T> & Codec<T> {
  return {
    ...codec,
    write: (writer, value) => {
      const choice = codec.choiceOf(value);
      if (codec.choices > 1) writer.whole(choice);
      codec.writeAs(writer, choice, value);
    },
    read: (reader) => codec.readAs(reader, codec.choices > 1 ? reader.whole() : 0),
  };
}

/**
 * An object. Its choices are which of the optional keys are there, one bit each; then come the
 * values in order. A key of T that is forgotten here is a type error.
 */
export function object<T extends object>(
  required: Required<T>,
  optional: Optional<T>,
): ChoiceCodec<T> & Codec<T> {
  const must = Object.entries(required) as unknown as Fields;
  const may = Object.entries(optional) as unknown as Fields;
  const fieldsOf = (choice: number): Fields => [
    ...must,
    ...may.filter((_, i) => Math.floor(choice / 2 ** i) % 2 === 1),
  ];
  return withChoice({
    choices: 2 ** may.length,
    choiceOf: (value) =>
      may.reduce((sum, [key], i) => sum + ((value as Anything)[key] === undefined ? 0 : 2 ** i), 0),
    writeAs: (writer, choice, value) => {
      for (const [key, codec] of fieldsOf(choice)) codec.write(writer, (value as Anything)[key]);
    },
    readAs: (reader, choice) => {
      const result: Anything = {};
      for (const [key, codec] of fieldsOf(choice)) result[key] = codec.read(reader);
      return result as T;
    },
  });
}

/** A codec for some of the things that T can be, and how to know those. */
export interface Part<T> {
  readonly codec: ChoiceCodec<T>;
  fits(value: T): boolean;
}

/** The things that have a key of their own. */
export function partWith<T extends object, P extends T>(
  key: string,
  codec: ChoiceCodec<P>,
): Part<T> {
  return {
    codec: codec as unknown as ChoiceCodec<T>,
    fits: (value) => Object.hasOwn(value, key),
  };
}

/** One of several things: the first part that fits. The choices of the parts are numbered on. */
export function variant<T extends object>(parts: readonly Part<T>[]): ChoiceCodec<T> & Codec<T> {
  let choices = 0;
  const placed = parts.map((part) => {
    const first = choices;
    choices += part.codec.choices;
    return { ...part, first };
  });
  const holder = (choice: number) => {
    const found = placed.find(({ first, codec }) => choice < first + codec.choices);
    if (found === undefined) throw new CodecFault("it has something of an unknown kind");
    return found;
  };
  return withChoice({
    choices,
    choiceOf: (value) => {
      const { first, codec } = defined(
        placed.find((part) => part.fits(value)),
        "part that fits",
      );
      return first + codec.choiceOf(value);
    },
    writeAs: (writer, choice, value) => {
      const { first, codec } = holder(choice);
      codec.writeAs(writer, choice - first, value);
    },
    readAs: (reader, choice) => {
      const { first, codec } = holder(choice);
      return codec.readAs(reader, choice - first);
    },
  });
}

/** A text alone, or an object in its place: 0 and the object, or the text's number and the text. */
export function textOr<T extends object>(codec: Codec<T>): Codec<string | T> {
  return {
    write: (writer, value) => {
      if (typeof value === "object") {
        writer.whole(0);
        codec.write(writer, value);
        return;
      }
      const number = writer.number(value);
      writer.whole(1 + number);
      if (number === 0) writer.spell(value);
    },
    read: (reader) => {
      const code = reader.whole();
      return code === 0 ? codec.read(reader) : reader.text(code - 1);
    },
  };
}

type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [key: string]: number };

/** Even codes: the values below, then texts by number. Odd codes: whole numbers. */
const special = { null: 0, no: 1, yes: 2, decimal: 3, list: 4, byNode: 5, text: 6 } as const;
const counts = record(whole);

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
      return list(value).write(writer, item);
    }
    writer.whole(2 * special.byNode);
    return counts.write(writer, item as Readonly<Record<string, number>>);
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
        return list(scalar).read(reader);
      case special.byNode:
        return counts.read(reader);
      default:
        return reader.text(kind - special.text);
    }
  },
};

/** What an item of a set can be: no list within a list, so that bytes cannot nest without end. */
const scalar: Codec<Value> = {
  write: value.write,
  read: (reader) => {
    const item = value.read(reader);
    if (typeof item === "object" && item !== null) throw new CodecFault("a list is in a list");
    return item;
  },
};
