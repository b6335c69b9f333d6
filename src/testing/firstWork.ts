// What the first versions of the page left in the browser under "everywrite.work", as they wrote it
// (but with a link of version 2).
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

export const firstWork = readFileSync(join(here, "firstWork.txt"), "utf8");
