// Bytes as text that survives in an address (RFC 4648, section 5, without padding). Written here
// since the engine runs where `btoa` is not, and since a damaged text must be refused, not mended.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export function toBase64url(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    const characters = Math.min(4, bytes.length - i + 1);
    for (let k = 0; k < characters; k += 1) text += alphabet[(group >> (18 - 6 * k)) & 63];
  }
  return text;
}

/** The bytes, or null where the text is not exactly what `toBase64url` gives for any bytes. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let at = 0;
  let rest = 0;
  let bits = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    rest = (rest << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = rest >> bits;
    at += 1;
    rest &= (1 << bits) - 1;
  }
  return rest === 0 ? bytes : null;
}
