// Light or dark: what was chosen, else what the system says; and the whole screen.
import { useEffect } from "react";
import type { SessionState, Theme } from "../session/state.ts";
import { useSession } from "./page.ts";

export function isDark(chosen: Theme | null): boolean {
  if (chosen !== null) return chosen === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/** What `data-theme` says; presenting is for a room, and light unless dark was chosen. */
function themeOf({ theme, projector, presenter }: SessionState): string {
  const isForRoom = projector || presenter;
  const colour = theme ?? (presenter ? "light" : isForRoom && isDark(null) ? "dark" : null);
  return [isForRoom ? "projector" : null, colour].filter((word) => word !== null).join(" ");
}

/** Keeps the document's theme in step with the session. */
export function useTheme(): void {
  const theme = useSession(themeOf);
  useEffect(() => {
    if (theme === "") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", theme);
  }, [theme]);
}

export function toggleFullScreen(): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.();
}
