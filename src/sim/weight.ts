// About how much memory plain data takes that shares with earlier data what has not changed. Only a
// trace's budget asks for it: it may be half as much or twice, but it is the same everywhere.

/** In a browser: of an object or a list itself, of each place in it, and of a text. */
const bytesOfObject = 16;
const bytesOfPlace = 6;
const bytesOfText = 12;

type Plain = Readonly<Record<string, unknown>>;

/** The bytes of a value, without what stands at the same place in an earlier one. */
export function weightBeside(value: unknown, earlier: unknown): number {
  if (value === earlier) return 0;
  if (typeof value === "string") return bytesOfText + value.length;
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) return weightOfList(value, Array.isArray(earlier) ? earlier : []);
  const before = (typeof earlier === "object" && earlier !== null ? earlier : {}) as Plain;
  let bytes = bytesOfObject;
  for (const key of Object.keys(value)) {
    bytes += bytesOfPlace + weightBeside((value as Plain)[key], before[key]);
  }
  return bytes;
}

/** Lists mostly grow and shrink at their ends; where one does both at once, all its parts move. */
function weightOfList(list: readonly unknown[], before: readonly unknown[]): number {
  const shift = before.length - list.length;
  let known: ReadonlySet<unknown> | null = null;
  let bytes = bytesOfObject + bytesOfPlace * list.length;
  for (const [i, part] of list.entries()) {
    if (part === before[i] || part === before[i + shift]) continue;
    known ??= new Set(before);
    if (!known.has(part)) bytes += weightBeside(part, before[i]);
  }
  return bytes;
}

/** Of what stands directly in a value, where all that lies deeper is somebody else's already. */
export function weightOfEnvelope(value: unknown): number {
  return typeof value === "object" && value !== null
    ? bytesOfObject + bytesOfPlace * Object.keys(value).length
    : 0;
}
