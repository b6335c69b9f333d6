// A newer version that waits takes over when the visitor says so.

let waiting: ServiceWorker | null = null;

export function setWaiting(worker: ServiceWorker | null): void {
  waiting = worker;
}

/** Loads the page again, from the newer version if one waits. */
export function takeOver(): void {
  if (waiting === null) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
    once: true,
  });
  waiting.postMessage("take over");
}
