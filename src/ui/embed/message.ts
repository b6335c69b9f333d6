// What a page that embeds this one may ask for. Messages can come from anybody: what is not exactly
// one of these is nothing.

export type Command =
  | { readonly action: "play" | "pause" }
  | { readonly action: "seek"; readonly ms: number }
  | { readonly action: "step"; readonly by: 1 | -1 }
  | { readonly action: "open"; readonly hash: string };

/** No link that this page makes is longer. */
const longestHash = 70_000;

/** The command of a message; null: it is none. */
export function readMessage(data: unknown): Command | null {
  // What reveal.js tells each iframe of a slide that is entered or left.
  if (data === "slide:start") return { action: "play" };
  if (data === "slide:stop") return { action: "pause" };
  if (!isPlainObject(data) || data["type"] !== "everywrite") return null;
  const { type: _type, action, ...rest } = data;
  const names = Object.keys(rest).join();
  switch (action) {
    case "play":
    case "pause":
      return names === "" ? { action } : null;
    case "seek":
      return names === "ms" && isTime(rest["ms"]) ? { action, ms: rest["ms"] } : null;
    case "step":
      return names === "by" && isDirection(rest["by"]) ? { action, by: rest["by"] } : null;
    case "open":
      return names === "hash" && isHash(rest["hash"]) ? { action, hash: rest["hash"] } : null;
    default:
      return null;
  }
}

function isPlainObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function isDirection(value: unknown): value is 1 | -1 {
  return value === 1 || value === -1;
}

function isHash(value: unknown): value is string {
  return typeof value === "string" && value.length <= longestHash && /^#[sx]=/.test(value);
}
