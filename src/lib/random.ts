import alea from "seedrandom/lib/alea.js";

/** A named stream of random numbers: draws in one stream never shift the draws of another. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, limit). */
  integer(limit: number): number;
  /** One of the items, all alike likely. */
  pick<T>(items: readonly T[]): T;
}

/**
 * Four hexadecimal digits for each UTF-16 unit and the length in front: no two texts are encoded
 * alike, and nothing depends on how a generator reads its seed (seedrandom's default one takes only
 * the low byte of each unit, and repeats short seeds, so that "a" would be "aa" and "š").
 */
function encodeSeed(text: string): string {
  let digits = `${text.length}:`;
  for (let i = 0; i < text.length; i += 1) {
    digits += text.charCodeAt(i).toString(16).padStart(4, "0");
  }
  return digits;
}

/** The stream `name` of the run with this seed (Johannes Baagøe's Alea, from seedrandom). */
export function randomStream(seed: string, name: string): Random {
  const draw = alea(`${encodeSeed(seed)}/${encodeSeed(name)}`);
  const integer = (limit: number): number => Math.floor(draw() * limit);
  return {
    next: draw,
    integer,
    pick: <T>(items: readonly T[]): T => items[integer(items.length)] as T,
  };
}
