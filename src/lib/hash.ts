/**
 * A 64-bit digest of text, for "is this the same run?": two FNV-1a style lanes over UTF-16 units
 * with a final mix (after MurmurHash3). Not for security. Whole-number arithmetic only, so every
 * engine gives the same digits.
 */
export class Digest {
  private low = 0x811c9dc5;
  private high = 0x9e3779b9;

  add(text: string): this {
    let { low, high } = this;
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ (unit + i), 0x5bd1e995);
      high ^= high >>> 15;
    }
    // The length separates "ab" + "c" from "a" + "bc".
    this.low = Math.imul(low ^ text.length, 0x01000193);
    this.high = Math.imul(high ^ (text.length << 7), 0x5bd1e995);
    return this;
  }

  /** Sixteen hexadecimal digits. */
  hex(): string {
    return finish(this.low ^ (this.high >>> 16)) + finish(this.high ^ (this.low << 5));
  }
}

function finish(word: number): string {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, "0");
}

/** The digest of one text. */
export function digestOf(text: string): string {
  return new Digest().add(text).hex();
}
