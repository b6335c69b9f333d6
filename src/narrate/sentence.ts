// A sentence in parts, so that a view can set a conflict or a loss apart without knowing what was
// said, and so that a test can tell what was claimed without understanding the words.
import { setApart } from "../lib/visible.ts";
import type { Claim } from "./claims.ts";

export type Tone = "plain" | "strong" | "trouble" | "lost";

export interface Part {
  readonly text: string;
  readonly tone: Tone;
  /** What it says of the run; absent where it makes no claim. */
  readonly claims?: readonly Claim[];
}

export type Sentence = readonly Part[];

const plain = (text: string): Part => ({ text, tone: "plain" });
export const strong = (text: string): Part => ({ text, tone: "strong" });
/** For "Conflict at …" and what was lost. */
export const trouble = (text: string): Part => ({ text, tone: "trouble" });
/** A value that no longer stands. */
export const struck = (text: string): Part => ({ text, tone: "lost" });

/** What may stand in a sentence. */
export type Piece = string | number | Part | Sentence;

/** A sentence, or a piece of one, that makes claims: what it says is what they are. */
export function claimed(claims: readonly Claim[], sentence: Sentence): Sentence {
  return sentence.map((part) => ({ ...part, claims: [...(part.claims ?? []), ...claims] }));
}

/** All claims that a sentence makes. */
export function claimsIn(sentence: Sentence): readonly Claim[] {
  return [...new Set(sentence.flatMap(({ claims }) => claims ?? []))];
}

/** A sentence as a template: what is put in may be text, a part with a tone, or a sentence. */
export function say(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Sentence {
  const parts: Part[] = [];
  for (const [i, text] of texts.entries()) {
    add(parts, unbroken(text));
    const piece = pieces[i];
    if (piece !== undefined) add(parts, piece);
  }
  return parts;
}

/** A line break in the source with the indentation after it is a space, none in Japanese. */
function unbroken(text: string): string {
  return text.replace(/([\u3000-\u9fff]?)\n\s*/g, (_break, dense: string) => dense || " ");
}

function add(parts: Part[], piece: Piece): void {
  if (typeof piece === "object") {
    for (const part of "tone" in piece ? [piece] : piece) push(parts, part);
  } else push(parts, plain(setApart(String(piece))));
}

/** Neighbours of one tone that claim nothing are one part. */
function push(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  if (part.text === "") return;
  const isSame = last?.tone === part.tone && last.claims === part.claims;
  if (isSame) parts[parts.length - 1] = { ...last, text: last.text + part.text };
  else parts.push(part);
}

/** The words alone. */
export function textOf(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join("");
}

/** Sentences one after another; `space` stands between them. */
export function join(sentences: readonly Sentence[], space = " "): Sentence {
  const joined: Part[] = [];
  for (const sentence of sentences) {
    if (sentence.length === 0) continue;
    if (joined.length > 0) add(joined, space);
    add(joined, sentence);
  }
  return joined;
}
