// The height at which an embedded page shows all that it has at a width. It follows from the width
// alone: a height that followed from the height would never come to rest.

/** What stands above and below the picture. */
const bands = 28 + 76 + 48 + 64;

export function heightFor(width: number): number {
  // Wide windows show five upright maps side by side, narrow ones a single large one.
  const picture = width < 900 ? Math.min(420, width * 0.8) : Math.max(250, width * 0.28);
  return Math.round(bands + picture);
}
