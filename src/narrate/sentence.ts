// A sentence in parts, so that a view can set a conflict or a loss apart without knowing what was
// said.

export type Tone = "plain" | "strong" | "trouble" | "lost";

export interface Part {
  readonly text: string;
  readonly tone: Tone;
}

export type Sentence = readonly Part[];

export const plain = (text: string): Part => ({ text, tone: "plain" });
export const strong = (text: string): Part => ({ text, tone: "strong" });
/** For "Conflict at …" and what was lost. */
export const trouble = (text: string): Part => ({ text, tone: "trouble" });
/** A value that no longer stands. */
export const struck = (text: string): Part => ({ text, tone: "lost" });

/** The words alone. */
export function textOf(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join("");
}

/** Sentences one after another. */
export function join(sentences: readonly Sentence[]): Sentence {
  const joined: Part[] = [];
  for (const sentence of sentences) {
    if (sentence.length === 0) continue;
    if (joined.length > 0) joined.push(plain(" "));
    joined.push(...sentence);
  }
  return joined;
}
