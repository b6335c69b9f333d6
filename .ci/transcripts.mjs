// npm run transcripts -- [filter]: writes anew what the transcript tests expect; review the diff.
import { bin, ensurePackages } from "./ready.mjs";

ensurePackages();
process.env.UPDATE_TRANSCRIPTS = "1";
process.exit(bin("vitest", "run", ...process.argv.slice(2)) ? 0 : 1);
