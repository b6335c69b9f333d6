// After one visit the page opens without a network: `sw.js`, which the build makes, keeps its
// files. A newer version is fetched beside the running one and takes over when the visitor says so.
import { useSyncExternalStore } from "react";

/** What the visitor waits for comes first: files are fetched when the first picture is there. */
const restMs = 1500;

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function found(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/**
 * Not from a file, not while developing, and not inside another page, which may allow no storage.
 */
export function keepOffline(): void {
  const isServed = location.protocol === "https:" || location.protocol === "http:";
  if (!import.meta.env.PROD || !isServed || window.parent !== window) return;
  if (document.querySelector("meta[name='single-file']") !== null) return;
  // Some browsers refuse, such as in private windows.
  const start = (): void => void setTimeout(() => register().catch(() => {}), restMs);
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker?.register("./sw.js");
  if (registration === undefined) return;
  const look = (): void => {
    // Without a page under control it is the first visit: nothing older is running.
    if (navigator.serviceWorker.controller !== null) found(registration.waiting);
  };
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
}

/** Whether a newer version is ready. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => waiting !== null,
  );
}

/** Lets the newer version take over, and loads the page again from it. */
export function takeOver(): void {
  if (waiting === null) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
    once: true,
  });
  waiting.postMessage("take over");
}
