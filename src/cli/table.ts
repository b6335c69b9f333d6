// Tables for people: columns as wide as their widest cell.

/** Lines of aligned cells; numbers stand right. The first row is the heading. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      widths[i] = Math.max(widths[i] ?? 0, [...String(cell)].length);
    }
  }
  return rows
    .map((row) =>
      row
        .map((cell, i) => {
          const gap = " ".repeat((widths[i] ?? 0) - [...String(cell)].length);
          return typeof cell === "number" ? `${gap}${cell}` : `${cell}${gap}`;
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
