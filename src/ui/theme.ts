// Light or dark: what was chosen, else what the system says; and the whole screen.
import { useInsertionEffect } from "react";
import type { SessionState, Theme } from "../session/state.ts";
import { useSession } from "./page.ts";

type Chosen = Pick<SessionState, "theme" | "projector" | "presenter">;

/** Presenting is for a room, and light unless dark was chosen. */
function isDark({ theme, presenter }: Chosen): boolean {
  if (theme !== null) return theme === "dark";
  return !presenter && matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The other of the two, whatever has decided on the present one. */
export function otherTheme(chosen: Chosen): Theme {
  return isDark(chosen) ? "light" : "dark";
}

/** What `data-theme` says; nothing where the system decides. */
function themeOf(chosen: Chosen): string {
  const { theme, projector, presenter } = chosen;
  const isForRoom = projector || presenter;
  const colour = theme ?? (isForRoom ? (isDark(chosen) ? "dark" : "light") : null);
  return [isForRoom ? "projector" : null, colour].filter((word) => word !== null).join(" ");
}

/** Keeps the document's theme in step with the session. */
export function useTheme(): void {
  const theme = useSession(themeOf);
  // Before anything is laid out: what measures itself must find the type as it will be.
  useInsertionEffect(() => {
    if (theme === "") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", theme);
  }, [theme]);
}
