// npm run unit -- [--all] [Vitest's arguments]: the unit tests; with --all also those that take a
// minute each.
import { bin, ensurePackages } from "./ready.mjs";

ensurePackages();
const given = process.argv.slice(2);
if (given.includes("--all")) process.env.UNIT_ALL = "1";
process.exit(bin("vitest", "run", ...given.filter((argument) => argument !== "--all")) ? 0 : 1);
