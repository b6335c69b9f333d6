// A host of the built page that a test can change while the page is open: another version of the
// files takes the place of the first, as when one is put on a server.
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { headersFor } from "../.ci/headers.mjs";

/** A version: its files by name. */
export type Version = ReadonlyMap<string, Buffer>;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** The version that was built. */
export function built(): Version {
  const dist = process.env["E2E_DIST"] ?? fileURLToPath(new URL("../dist", import.meta.url));
  const names = readdirSync(dist, { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => extname(name) in types)
      .map((name) => [name.replaceAll("\\", "/"), readFileSync(join(dist, name))]),
  );
}

/**
 * The version after it: its scripts and styles have other names, and ask for each other by those.
 * None of the earlier ones is there any more, and the page's description says which one it is.
 */
export function nextOf(version: Version, number: number): Version {
  const names = [...version.keys()].filter((name) => /-[\w-]{8}\.(?:js|css)$/.test(name));
  const renamed = new Map(
    names.map((name) => [
      name.slice(7),
      name.slice(7).replace(/.{4}(\.\w+)$/, `${marked(number)}$1`),
    ]),
  );
  const change = (text: string): string => {
    let changed = text;
    for (const [from, to] of renamed) changed = changed.replaceAll(from, to);
    return changed
      .replaceAll(/(prefix \+ ")\w{8}/g, `$1${marked(number).repeat(2)}`)
      .replace('lang="en"', `lang="en" data-version="${number}"`);
  };
  return new Map(
    [...version].map(([name, content]) => {
      const isText = /\.(?:js|css|html)$/.test(name);
      return [change(name), isText ? Buffer.from(change(content.toString())) : content];
    }),
  );
}

/** Four characters such as stand in the names of files. */
const marked = (number: number): string => `000${number}`.slice(-4);

export interface Site {
  readonly address: string;
  put(version: Version): void;
  close(): void;
}

/** Serves a version under each of the paths; what it does not have is not found. */
export async function serve(first: Version, ...paths: readonly string[]): Promise<Site> {
  let version = first;
  const server = createServer(({ url }, answer) => {
    const { pathname } = new URL(url ?? "", "http://page");
    const path = paths.find((one) => pathname.startsWith(one)) ?? "/";
    const name = pathname.slice(path.length) || "index.html";
    const file = version.get(name);
    for (const [header, value] of Object.entries(headersFor(pathname, file !== undefined))) {
      answer.setHeader(header, value);
    }
    answer.setHeader("content-type", types[extname(name)] ?? "text/plain");
    answer.statusCode = file === undefined ? 404 : 200;
    answer.end(file ?? "not found");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    put: (next) => {
      version = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
