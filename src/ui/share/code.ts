// The QR code of a link, as one path: dark modules, row by row. Level L, since a screen is never
// dirty or torn, and the fewest modules carry farthest.
import { encode } from "uqr";

/** What scanners ask for around the code, in modules. */
const quiet = 4;
/** No larger than this, in pixels. */
const most = 262;

export interface Code {
  /** Modules a side, the quiet zone left out. */
  readonly modules: number;
  /** The box of the picture: its corner, its side in modules, and its side in pixels. */
  readonly corner: number;
  readonly side: number;
  readonly pixels: number;
  readonly path: string;
}

export function codeOf(text: string): Code {
  const { data, size } = encode(text, { ecc: "L", border: 0 });
  const side = size + 2 * quiet;
  // Whole pixels a module: a blurred edge is what scanners fail at.
  const pixels = side * Math.max(1, Math.floor(most / side));
  return { modules: size, corner: -quiet, side, pixels, path: data.map(rowPath).join("") };
}

/** Neighbours are drawn as one: fewer, longer rectangles. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x] || row[x - 1]) continue;
    let end = x;
    while (row[end]) end += 1;
    path += `M${x} ${y}h${end - x}v1h${x - end}z`;
  }
  return path;
}
