// Light or dark: what was chosen, else what the system says.
import type { Theme } from "../session/store.ts";

export function isDark(chosen: Theme | null): boolean {
  if (chosen !== null) return chosen === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}
