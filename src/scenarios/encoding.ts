// How a link packs each part of the format. It is said where the part is defined, as data: the
// packer (`link/layout.ts`) is derived from it when a link is read or made. Links are kept, so the
// orders of keys, of words and of verbs may only ever grow at their ends.

/** A number, a text or what a field can hold. */
export type LeafEncoding =
  | "whole"
  | "signed"
  | "decimal"
  | "milliseconds"
  /** Milliseconds, told from the `startTime` before it. */
  | "startTime"
  /** Milliseconds, told from the `startTime` of the same entry. */
  | "endTime"
  | "yesOrNo"
  | "text"
  /** `a-b` or `a>b`. */
  | "pair"
  | "value"
  /** Nothing that a checked document holds. */
  | "never";

/** `T`: what stands for a part of the format, a schema. */
export type Encoding<T = object> =
  | LeafEncoding
  | { readonly constant: unknown }
  | { readonly words: readonly string[] }
  | { readonly list: T }
  | { readonly record: T; readonly key: T }
  | { readonly object: Readonly<Record<string, T>> }
  /** One of several objects, each known by a key of its own. */
  | {
      readonly variants: Readonly<Record<string, T>>;
      keyOf(value: object): string | undefined;
    }
  /** An object, or a text or word in its place. */
  | { readonly short: T; readonly long: T };

const encodings = new WeakMap<object, Encoding>();

/** The schema, with its encoding. */
export function encoded<T extends object>(schema: T, encoding: Encoding): T {
  encodings.set(schema, encoding);
  return schema;
}

export function encodingOf(schema: object): Encoding {
  const encoding = encodings.get(schema);
  if (encoding === undefined) throw new Error("Assertion failed: a part without an encoding");
  return encoding;
}
