// After one visit the page opens without a network: `sw.js`, which the build makes, keeps its
// files. A newer version is fetched beside the running one and takes over when the visitor says so.
import { tellToReload } from "./reload.ts";
import { setWaiting } from "./takeOver.ts";
import { workerAddress } from "./trusted.ts";

/** What the visitor waits for comes first: files are fetched when the first picture is there. */
const restMs = 1500;

/** The browser's own list of workers; null where a page has none, as in a sandbox. */
function workers(): ServiceWorkerContainer | null {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

/**
 * Not from a file, not while developing, and not inside another page, which may allow no storage.
 */
export function keepOffline(): void {
  const isServed = location.protocol === "https:" || location.protocol === "http:";
  const container = workers();
  if (!import.meta.env.PROD || !isServed || container === null) return;
  if (document.querySelector("meta[name='single-file']") !== null) return;
  hearOfTakeover(container);
  if (window.parent !== window) return;
  // Some browsers refuse, such as in private windows.
  const start = (): void => void setTimeout(() => register(container).catch(() => {}), restMs);
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}

/** Another tab may let a newer version take over: this one still shows the older. */
function hearOfTakeover(container: ServiceWorkerContainer): void {
  let isUnderWorker = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    // The first worker takes over a page that came without one, and is of its version.
    if (isUnderWorker) tellToReload("taken");
    isUnderWorker = true;
  });
}

async function register(container: ServiceWorkerContainer): Promise<void> {
  const registration = await container.register(workerAddress() as string);
  const look = (): void => {
    // Without a page under control it is the first visit: nothing older is running.
    if (container.controller === null) return;
    setWaiting(registration.waiting);
    if (registration.waiting !== null) tellToReload("ready");
  };
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
}
