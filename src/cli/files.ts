// What the command line reads and writes, as far as the machine lets it: every reason why not ends
// in one sentence.
import { closeSync, openSync, readSync, writeFileSync } from "node:fs";
import { limits } from "../scenarios/leaves.ts";
import { UsageError } from "./usage.ts";

/** One byte more than is allowed shows that there are more. */
const mostBytes = limits.textBytes + 1;

/**
 * The beginning of a file: enough to know that it is too large, however large it is. `missing`:
 * what is said where there is none.
 */
export function readFile(name: string, missing: string): string {
  const bytes = Buffer.alloc(mostBytes);
  let size = 0;
  try {
    const file = openSync(name, "r");
    try {
      for (let more = 1; more > 0 && size < mostBytes; size += more) {
        more = readSync(file, bytes, size, mostBytes - size, null);
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const isMissing = (error as { code?: string }).code === "ENOENT";
    throw new UsageError(isMissing ? missing : `${name} cannot be read: ${reasonOf(error)}`);
  }
  return bytes.toString("utf8", 0, size);
}

/** The beginning of what comes in on standard input. */
export async function readStandardInput(): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of process.stdin as AsyncIterable<Buffer>) {
      pieces.push(piece);
      size += piece.length;
      if (size >= mostBytes) break;
    }
  } catch (error) {
    throw new UsageError(`standard input cannot be read: ${reasonOf(error)}`);
  }
  return Buffer.concat(pieces).toString("utf8");
}

export function writeFile(name: string, text: string): void {
  try {
    writeFileSync(name, text);
  } catch (error) {
    throw new UsageError(`${name} cannot be written: ${reasonOf(error)}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "this place can only be read",
  EISDIR: "it is a folder",
  ELOOP: "it is a link that leads back to itself",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "there is no such file",
  ENOTDIR: "a part of the path is not a folder",
  ENOSPC: "there is no space left",
  EDQUOT: "there is no space left",
  EFBIG: "it would become too large",
  EIO: "the device gives an error",
  EMFILE: "too many files are open",
};

/** Why the machine refused, in words. */
export function reasonOf(error: unknown): string {
  const { code = "unknown" } = error as { code?: string };
  return reasons[code] ?? `the system says ${code}`;
}
