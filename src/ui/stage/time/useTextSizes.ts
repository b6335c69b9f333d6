// The sizes of texts in pixels as the tokens have them at the moment: the picture's layout is
// computed from them, and they change with the theme and the window.
import { useMemo, useSyncExternalStore } from "react";
import type { TextSizes } from "./rows.ts";

export function useTextSizes(): TextSizes {
  const text = useSyncExternalStore(subscribe, read);
  return useMemo(() => {
    const [small = 14, medium = 16, large = 20] = text.split(" ").map(Number);
    return { small, medium, large, value: Math.round(medium * 1.375) };
  }, [text]);
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  addEventListener("resize", changed);
  return () => {
    observer.disconnect();
    removeEventListener("resize", changed);
  };
}

function read(): string {
  const style = getComputedStyle(document.documentElement);
  return ["--text-s", "--text-m", "--text-l"]
    .map((token) => Number.parseFloat(style.getPropertyValue(token)))
    .join(" ");
}
