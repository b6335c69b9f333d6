// Inflating with a bound. A few hundred bytes can unpack to hundreds of megabytes, so they are fed
// in small pieces, and nothing more is fed once too much has come out.
import { Inflate } from "fflate";

/** A piece unpacks to about half a megabyte at most: deflate cannot pack better than 1 : 1032. */
const pieceBytes = 512;

/**
 * The unpacked bytes, or null where they are more than `maximum`. Throws for bytes that do not
 * unpack.
 */
export function inflateBounded(
  packed: Uint8Array,
  dictionary: Uint8Array,
  maximum: number,
): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate({ dictionary }, (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
  });
  for (let at = 0; at < packed.length; at += pieceBytes) {
    const isLast = at + pieceBytes >= packed.length;
    inflate.push(packed.subarray(at, at + pieceBytes), isLast);
    if (size > maximum) return null;
  }
  const result = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    result.set(chunk, at);
    at += chunk.length;
  }
  return result;
}
