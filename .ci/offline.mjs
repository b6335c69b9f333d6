// Makes the page open without a network after one visit: emits `sw.js`, a service worker that keeps
// all built files of one version together, and serves from them alone.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The worker's text. A cache holds one version; the files of two are never mixed.
 * @param {string} version
 * @param {string[]} files
 */
const worker = (version, files) => `// Keeps one version of the page for use without a network.
const cacheName = ${JSON.stringify(`everywrite-${version}`)};
const files = ${JSON.stringify(files)};
// Past the browser's own cache, which may hold the files of an earlier version under these names.
const fresh = files.map((file) => new Request(file, { cache: "reload" }));
addEventListener("install", (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)));
});
const forgetOthers = async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("everywrite-") && name !== cacheName) await caches.delete(name);
  }
  await clients.claim();
};
addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
// A newer version waits until the visitor says so: a page under way keeps the files it began with.
addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const isOwn = request.method === "GET" && request.url.startsWith(registration.scope);
  if (!isOwn) return;
  // Servers say that answers vary by origin, and module scripts are asked for with one.
  const found = caches.match(request, { cacheName, ignoreSearch: true, ignoreVary: true });
  event.respondWith(found.then((kept) => kept ?? fetch(request)));
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
