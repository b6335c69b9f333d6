// Makes the page open without a network after one visit: emits `sw.js`, a service worker that keeps
// all built files of one version together, and serves from them alone.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The part of the worker that keeps an older version's files until the last tab is gone that was
 * open when this version took over: such a tab may still ask for parts of its own.
 */
const keepingOlder = `
// The older versions, and the tabs that were open when this one took over. A worker is stopped
// whenever it has nothing to do, so both are kept, beside its files.
const beforeFile = new URL("before", scope).href;
const none = { tabs: [], caches: [] };
const readBefore = async () => (await caches.match(beforeFile, { cacheName }))?.json() ?? none;
let asked = null;
const before = () => (asked ??= readBefore());
const openTabs = async () => {
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter(({ url }) => url.startsWith(scope)).map(({ id }) => id);
};
const isOlder = async (name) => {
  if (name === cacheName) return false;
  if (name.startsWith(prefix)) return true;
  // The first versions named theirs without the place: it is ours if our page is in it.
  if (!/^everywrite-[0-9a-f]{12}$/.test(name)) return false;
  return (await caches.match(scope, { cacheName: name })) !== undefined;
};
const keepBefore = async (value) => {
  const cache = await caches.open(cacheName);
  await cache.put(beforeFile, new Response(JSON.stringify(value)));
  asked = null;
};
const takeOver = async () => {
  const names = await caches.keys();
  const older = await Promise.all(names.map(isOlder));
  await keepBefore({ tabs: await openTabs(), caches: names.filter((_, i) => older[i]) });
  await clients.claim();
  await forgetOlder();
};
const forgetOlder = async () => {
  const { tabs, caches: older } = await before();
  if (older.length === 0) return;
  // What waits may be an older version that has come back, and use its cache again.
  if (registration.waiting !== null || registration.installing !== null) return;
  const now = await openTabs();
  if (tabs.some((tab) => now.includes(tab))) return;
  for (const name of older) await caches.delete(name);
  await keepBefore(none);
};
addEventListener("activate", (event) => event.waitUntil(takeOver()));
`;

/**
 * The worker's text. A cache holds one version.
 * @param {string} version
 * @param {string[]} files
 */
const worker = (version, files) => `// Keeps one version of the page for use without a network.
const scope = registration.scope;
// Other copies of the page may lie beside this one, with workers and caches of their own.
const prefix = "everywrite " + scope + " ";
const cacheName = prefix + ${JSON.stringify(version)};
const files = ${JSON.stringify(files)};
// Past the browser's own cache, which may hold the files of an earlier version under these names.
const fresh = files.map((file) => new Request(file, { cache: "reload" }));
addEventListener("install", (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)));
});
${keepingOlder}
// A newer version waits until the visitor says so: a page under way keeps the files it began with.
addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});
const answer = async (request) => {
  // Servers say that answers vary by origin, and module scripts are asked for with one.
  const how = { ignoreSearch: true, ignoreVary: true };
  const own = await caches.match(request, { ...how, cacheName });
  if (own !== undefined) return own;
  for (const name of (await before()).caches) {
    const older = await caches.match(request, { ...how, cacheName: name });
    if (older !== undefined) return older;
  }
  return fetch(request);
};
addEventListener("fetch", (event) => {
  const { request } = event;
  const isOwn = request.method === "GET" && request.url.startsWith(scope);
  if (!isOwn) return;
  event.respondWith(answer(request));
  event.waitUntil(forgetOlder());
});
`;

/**
 * Everything that a build writes, and the files of the public folder, which it only copies.
 * @returns {import("vite").Plugin}
 */
export function offline() {
  let publicDir = "";
  return {
    name: "offline",
    apply: "build",
    configResolved: (config) => {
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        // The pictures of the README lie in a folder beside them.
        const beside = readdirSync(publicDir, { withFileTypes: true });
        const copied = beside.filter((entry) => entry.isFile()).map(({ name }) => name);
        const built = Object.keys(bundle).filter((name) => !name.endsWith(".map"));
        const files = [...built, ...copied].sort();
        const hash = createHash("sha256");
        for (const name of files) {
          const item = bundle[name];
          const kept = item?.type === "chunk" ? item.code : item?.source;
          hash.update(name).update(kept ?? readFileSync(join(publicDir, name)));
        }
        const version = hash.digest("hex").slice(0, 12);
        const source = worker(version, ["./", ...files.filter((name) => name !== "index.html")]);
        this.emitFile({ type: "asset", fileName: "sw.js", source });
      },
    },
  };
}
