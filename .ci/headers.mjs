// The headers that a host should send with the page, as HOSTING.md lists them, for the server of
// `npm start` and of the browser tests.
import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * The name of a file holds what is in it: under that name it never changes.
 * @param {string} pathname
 */
const isNamedByContent = (pathname) => pathname.startsWith("/assets/");

/**
 * @param {string} pathname of the address
 * @param {boolean} isThere
 * @returns {Record<string, string>}
 */
export function headersFor(pathname, isThere) {
  const forever = isThere && isNamedByContent(pathname);
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": forever ? "public, max-age=31536000, immutable" : "no-cache",
  };
}

/** @returns {import("vite").Plugin} */
export function headers() {
  return {
    name: "headers",
    configurePreviewServer: ({ config, middlewares }) => {
      const folder = join(config.root, config.build.outDir);
      middlewares.use((request, answer, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://page");
        const isThere = existsSync(join(folder, pathname));
        for (const [name, value] of Object.entries(headersFor(pathname, isThere))) {
          answer.setHeader(name, value);
        }
        next();
      });
    },
  };
}
