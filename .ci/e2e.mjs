// npm run e2e -- [Playwright's arguments]: builds the page and runs the browser tests on it.
import { bin, browserTests, ensurePackages } from "./ready.mjs";

ensurePackages();
const ok =
  bin("vite", "build", "--logLevel", "warn") && (await browserTests(...process.argv.slice(2)));
process.exit(ok ? 0 : 1);
