// npm run claims -- [runs] [from]: holds what sentences claim against the ground truth over so many
// random runs (2 000), from that one on.
import { bin, ensurePackages } from "./ready.mjs";

ensurePackages();
const [runs = "2000", from = "0"] = process.argv.slice(2);
process.env.CLAIMED_RUNS = runs;
process.env.CLAIMED_FROM = from;
process.exit(bin("vitest", "run", "src/narrate/claims.test.ts") ? 0 : 1);
