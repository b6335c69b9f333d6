// The positional form of a document, derived from the format (`documentSchema.ts`): values in the
// order of their keys, without the keys. What is optional has a bit each, first of all; one of
// several objects has its place among them. So what the format gains at an end of a list of keys,
// words or verbs leaves every older link as it was. `layout.test.ts` keeps watch of the orders.
import { oncePerKey } from "../../lib/oncePerKey.ts";
import { documentSchema, type ScenarioDocument } from "../documentSchema.ts";
import { type Encoding, encodingOf, type LeafEncoding } from "../encoding.ts";
import { CodecFault, type Reader, type Writer } from "./bytes.ts";
import * as codecs from "./codec.ts";

type Schema = object;
type Anything = Readonly<Record<string, unknown>>;

/** Kinds of one thing are numbered below it; above it stand the bits of what is optional. */
const kinds = 32;

const leaves: Readonly<Record<LeafEncoding, codecs.Codec<unknown>>> = {
  whole: codecs.whole,
  signed: codecs.signed,
  decimal: codecs.decimal,
  milliseconds: codecs.milliseconds,
  startTime: codecs.laterTime,
  endTime: codecs.endTime,
  yesOrNo: codecs.yesOrNo,
  text: codecs.text,
  pair: codecs.pair,
  value: codecs.value,
  never: codecs.never,
};

interface Field {
  readonly key: string;
  readonly schema: Schema;
}

interface Fields {
  readonly required: readonly Field[];
  readonly optional: readonly Field[];
}

const fieldsIn = oncePerKey((entries: Readonly<Record<string, Schema>>): Fields => {
  const required: Field[] = [];
  const optional: Field[] = [];
  for (const [key, schema] of Object.entries(entries)) {
    if ("wrapped" in schema) optional.push({ key, schema: schema.wrapped as Schema });
    else required.push({ key, schema });
  }
  return { required, optional };
});

function objectOf(schema: Schema): Fields {
  const encoding = encodingOf(schema);
  if (typeof encoding === "string" || !("object" in encoding)) {
    throw new Error("Assertion failed: each kind is an object");
  }
  return fieldsIn(encoding.object);
}

function bitsOf({ optional }: Fields, value: Anything): number {
  return optional.reduce((sum, { key }, i) => sum + (value[key] === undefined ? 0 : 2 ** i), 0);
}

const hasBit = (bits: number, i: number): boolean => Math.floor(bits / 2 ** i) % 2 === 1;

function presentIn({ required, optional }: Fields, bits: number): readonly Field[] {
  if (bits >= 2 ** optional.length) throw new CodecFault("it has something of an unknown kind");
  return [...required, ...optional.filter((_, i) => hasBit(bits, i))];
}

function writeFields(writer: Writer, fields: readonly Field[], value: Anything): void {
  for (const { key, schema } of fields) write(writer, schema, value[key]);
}

function readFields(reader: Reader, fields: readonly Field[]): Anything {
  const result: Record<string, unknown> = {};
  for (const { key, schema } of fields) result[key] = read(reader, schema);
  return result;
}

function write(writer: Writer, schema: Schema, value: unknown): void {
  const encoding = encodingOf(schema);
  if (typeof encoding === "string") return leaves[encoding].write(writer, value);
  if ("constant" in encoding) return;
  if ("words" in encoding) return writer.whole(encoding.words.indexOf(value as string));
  if ("list" in encoding) {
    const items = value as readonly unknown[];
    writer.whole(items.length);
    for (const item of items) write(writer, encoding.list, item);
  } else if ("record" in encoding) {
    const entries = Object.entries(value as Anything);
    writer.whole(entries.length);
    for (const [key, item] of entries) {
      write(writer, encoding.key, key);
      write(writer, encoding.record, item);
    }
  } else if ("object" in encoding) {
    const fields = fieldsIn(encoding.object);
    const bits = bitsOf(fields, value as Anything);
    if (fields.optional.length > 0) writer.whole(bits);
    writeFields(writer, presentIn(fields, bits), value as Anything);
  } else if ("variants" in encoding) writeVariant(writer, encoding, value as Anything);
  else {
    const isShort = typeof value !== "object";
    writer.whole(isShort ? 1 : 0);
    write(writer, isShort ? encoding.short : encoding.long, value);
  }
}

type Variants = Extract<Encoding, { readonly variants: unknown }>;

function writeVariant(writer: Writer, { variants, keyOf }: Variants, value: Anything): void {
  const key = keyOf(value);
  const kind = Object.keys(variants).indexOf(key ?? "");
  const fields = objectOf(variants[key ?? ""] as Schema);
  const bits = bitsOf(fields, value);
  writer.whole(kind + kinds * bits);
  writeFields(writer, presentIn(fields, bits), value);
}

function read(reader: Reader, schema: Schema): unknown {
  const encoding = encodingOf(schema);
  if (typeof encoding === "string") return leaves[encoding].read(reader);
  if ("constant" in encoding) return encoding.constant;
  if ("words" in encoding) return wordIn(encoding.words, reader.whole());
  if ("list" in encoding) {
    return Array.from({ length: reader.count() }, () => read(reader, encoding.list));
  }
  if ("record" in encoding) {
    const entries: [string, unknown][] = [];
    for (let left = reader.count(); left > 0; left -= 1) {
      entries.push([read(reader, encoding.key) as string, read(reader, encoding.record)]);
    }
    return Object.fromEntries(entries);
  }
  if ("object" in encoding) {
    const fields = fieldsIn(encoding.object);
    return readFields(reader, presentIn(fields, fields.optional.length > 0 ? reader.whole() : 0));
  }
  if ("variants" in encoding) {
    const code = reader.whole();
    const schemaOfKind = Object.values(encoding.variants)[code % kinds];
    if (schemaOfKind === undefined) throw new CodecFault("it has something of an unknown kind");
    const fields = objectOf(schemaOfKind);
    return readFields(reader, presentIn(fields, Math.floor(code / kinds)));
  }
  return read(reader, reader.whole() === 1 ? encoding.short : encoding.long);
}

function wordIn(words: readonly string[], index: number): string {
  const word = words[index];
  if (word === undefined) throw new CodecFault("it refers to a word that is not there");
  return word;
}

export function writeDocument(writer: Writer, document: ScenarioDocument): void {
  write(writer, documentSchema, document);
}

/** What the bytes say, in the shape of a document, but not checked; throws `CodecFault`. */
export function readDocument(reader: Reader): unknown {
  return read(reader, documentSchema);
}
