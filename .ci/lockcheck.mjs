// package-lock.json names no host and lists every platform's build of each native package.
// npm silently leaves out a platform's package which the registry lacks when the lockfile is
// written; npm ci then fails, here or on another system.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./ready.mjs";

/** @typedef {{ version?: string, resolved?: string, optionalDependencies?: object }} Entry */

/**
 * What is wrong with a lockfile, one sentence each.
 * @param {string} text
 */
export function lockFaults(text) {
  /** @type {Record<string, Entry>} */
  const packages = JSON.parse(text).packages;
  const faults = [];
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.resolved) faults.push(`${path} names where it came from: ${entry.resolved}`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
      if (!places.some((place) => packages[place]?.version))
        faults.push(`${name}, wanted by ${path}, is missing`);
    }
  }
  return faults;
}

export const readLock = () => readFileSync(join(root, "package-lock.json"), "utf8");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = lockFaults(readLock());
  for (const fault of faults) console.log(fault);
  process.exit(faults.length === 0 ? 0 : 1);
}
