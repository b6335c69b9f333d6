// Whole numbers and texts as bytes: the ground that the codecs stand on. A text is spelled out once
// and has a number from then on.
import { strFromU8, strToU8 } from "fflate";

/** Something in the bytes is not what it must be. */
export class CodecFault extends Error {}

/** A text that is read often costs little in the bytes and much in memory: there is a bound. */
const maximumCharacters = 1_000_000;

export class Writer {
  readonly bytes: number[] = [];
  /** Texts that stand in the bytes already, numbered from 1. */
  private readonly texts = new Map<string, number>();
  /** The time that the next one is told from. */
  timeUs = 0;

  /** A whole number from 0 to 2^53 - 1: seven bits a byte, the low ones first. */
  whole(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
  }

  /** The number of a text, or 0 for one that has to be spelled out with `spell`. */
  number(text: string): number {
    return this.texts.get(text) ?? 0;
  }

  /** A text that has no number yet, in UTF-8. */
  spell(text: string): void {
    this.texts.set(text, this.texts.size + 1);
    const encoded = strToU8(text);
    this.whole(encoded.length);
    for (const byte of encoded) this.bytes.push(byte);
  }
}

/** A decoder leaves out a mark of byte order at the start, which belongs to the text here. */
function decoded(bytes: Uint8Array): string {
  let at = 0;
  while (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
  return "\ufeff".repeat(at / 3) + strFromU8(bytes.subarray(at));
}

export class Reader {
  private at = 0;
  private readonly texts: string[] = [];
  private characters = 0;
  timeUs = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  whole(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new CodecFault("it ends too early");
      this.at += 1;
      value += (byte % 128) * scale;
      if (value > Number.MAX_SAFE_INTEGER) throw new CodecFault("a number is too large");
      if (byte < 128) return value;
      scale *= 128;
      if (scale > Number.MAX_SAFE_INTEGER) throw new CodecFault("a number is too long");
    }
  }

  /** How many items follow: each takes a byte at least, so a false count cannot fill the memory. */
  count(): number {
    const count = this.whole();
    if (count > this.left) throw new CodecFault("it names more items than it has");
    return count;
  }

  text(number: number): string {
    const text = number === 0 ? decoded(this.take(this.whole())) : this.texts[number - 1];
    if (text === undefined) throw new CodecFault("it refers to a text that is not there");
    if (number === 0) this.texts.push(text);
    this.characters += text.length;
    if (this.characters > maximumCharacters) throw new CodecFault("its texts are too long");
    return text;
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new CodecFault("it ends too early");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}
