// What packs scenarios into links and back is large, and a page that shows one of the library does
// without it: it is loaded when the first link that carries a scenario comes in or is to go out.
import type { decodePayload, encodePayload } from "./payload.ts";

interface Packer {
  readonly encodePayload: typeof encodePayload;
  readonly decodePayload: typeof decodePayload;
}

let here: Packer | null = null;

/** For `packing.ts` alone. */
export function handOver(packer: Packer): void {
  here = packer;
}

/** Whoever reads or writes links at once imports `packing.ts`, or has waited for it. */
export function packer(): Packer {
  if (here === null) throw new Error("Assertion failed: what packs links is not loaded");
  return here;
}

export const isPackerHere = (): boolean => here !== null;
