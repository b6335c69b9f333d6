// Links as other programs leave them: with a full stop or a bracket after them, in Markdown or
// HTML, broken over lines, with `&amp;` for `&`, percent-encoded, in the middle of a text. None of
// the characters that a link of ours is made of is touched: letters, digits, and = & - _ . ,

/** What a text may lead to, without its `#`: the likeliest first. Mostly there is but one. */
export function fragmentsIn(text: string): readonly string[] {
  const plain = unescaped(text);
  const readings = /%[0-9a-f]{2}/i.test(plain)
    ? [plain, unescaped(percentDecoded(plain))]
    : [plain];
  return [...new Set(readings.flatMap(wordsOf))];
}

/** Whether a text holds a link, rather than being an id or the name of a file. */
export function isLink(text: string): boolean {
  return ours.test(text) || bare.test(text) || encoded.test(text);
}

const ours = /#(?=[sx]=)/;
/** Without what stands before `#`. */
const bare = /^\s*(?=[sx]=)/;
/** Inside another address, such as one that counts who follows it. */
const encoded = /(?:#|%23)(?=[sx]%3d)/i;

const unseen = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;

/** Without what HTML and Markdown write for characters that mean something to them. */
function unescaped(text: string): string {
  return text
    .replace(unseen, "")
    .replace(/&(?:amp;)+|&#0*38;|&#x0*26;/gi, "&")
    .replace(/&(?:lt|gt|quot|nbsp|#0*39);/gi, " ")
    .replace(/\\(?=[&_#=.-])/g, "");
}

/** With what can be decoded decoded; of another address around ours, ours alone. */
function percentDecoded(text: string): string {
  const at = ours.test(text) ? -1 : text.search(encoded);
  return decoded(at < 0 ? text : (/^[^\s&"'<>]*/.exec(text.slice(at))?.[0] ?? ""));
}

export function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}

/** Ends a link wherever it stands: spaces, brackets, quotes, and whatever is not ASCII. */
const word = /^[^\s<>()[\]{}"'`|\\^*!;\u0080-\uffff]*/;

/** More lines than these after a link were never part of it. */
const fewerLines = 3;

/** The link of a text, with what it may go on with in the next lines, and without. */
function wordsOf(text: string): readonly string[] {
  const tail = tailOf(text);
  const first = wordAt(tail);
  const rest = tail.slice(first.length);
  const more = continued(rest, isLineBroken(rest) ? lineEnd : space);
  // Where a space broke it, it is a long one: a short one and the word after it may be anything.
  const isMore = isLineBroken(rest) || first.startsWith("x=");
  const counts = isMore ? countsFrom(more.length) : [];
  const joined = counts.map((count) => first + more.slice(0, count).join(""));
  return isLineBroken(rest) ? [...joined, first] : [first, ...joined];
}

const countsFrom = (most: number): readonly number[] =>
  Array.from({ length: Math.min(most, 1 + fewerLines) }, (_, i) => most - i);

function tailOf(text: string): string {
  const at = text.search(ours);
  if (at >= 0) return text.slice(at + 1);
  const trimmed = text.trim();
  return bare.test(trimmed) ? trimmed : trimmed.replace(/^[^#]*#/, "");
}

const wordAt = (text: string): string => word.exec(text)?.[0] ?? "";

/** The end of a line, with the marks of what is quoted at the start of the next. */
const lineEnd = /^[ \t]*\r?\n[ \t]*(?:>[ \t]*)*/;
const space = /^[ \t]+/;
const isLineBroken = (rest: string): boolean => lineEnd.test(rest);

/** What the lines or words that follow begin with, while each is whole or looks like a part. */
function continued(text: string, gap: RegExp): readonly string[] {
  const found: string[] = [];
  let at = 0;
  for (;;) {
    const rest = text.slice(at);
    const before = gap.exec(rest)?.[0];
    if (before === undefined) return found;
    const next = wordAt(rest.slice(before.length));
    const isWhole = /^\s*(?:$|\n|\r)/.test(rest.slice(before.length + next.length));
    if (next === "" || !(isWhole || /[=&]/.test(next) || next.length > 20)) return found;
    found.push(next);
    if (!isWhole && gap === lineEnd) return found;
    at += before.length + next.length;
  }
}

/** A part of a link by its key: `t=102`; null: a word by itself, as `embed`. */
export interface LinkPart {
  readonly key: string;
  readonly value: string | null;
}

/** The parts of a link, without the punctuation that came after one of them. */
export function partsIn(fragment: string): readonly LinkPart[] {
  // Others append theirs as to any address.
  return fragment.split(/[&?#]/).flatMap((part): readonly LinkPart[] => {
    if (!hasWord(part)) return [];
    const equals = part.indexOf("=");
    if (equals < 0) return [{ key: bared(part), value: null }];
    return [{ key: part.slice(0, equals), value: valueIn(part.slice(equals + 1)) }];
  });
}

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A value is left as it is where more than punctuation follows what may stand in it. */
function valueIn(text: string): string {
  const own = /^[\w.,-]*/.exec(text)?.[0] ?? "";
  return hasWord(decoded(text.slice(own.length))) ? text : own.replace(/[.,]+$/, "");
}

/** Without the punctuation at its end, which is also how text is set apart in Markdown. */
export function bared(text: string): string {
  return text.replace(/[-_.,:~]+$/, "");
}
