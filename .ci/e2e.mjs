// npm run e2e -- [--all] [Playwright's arguments]: builds the page and runs the browser tests on
// it; with --all also those that repeat others at further sizes and in further themes.
import { bin, browserTests, ensurePackages } from "./ready.mjs";

ensurePackages();
const given = process.argv.slice(2);
if (given.includes("--all")) process.env.E2E_ALL = "1";
const rest = given.filter((argument) => argument !== "--all");
const ok = bin("vite", "build", "--logLevel", "warn") && (await browserTests(...rest));
process.exit(ok ? 0 : 1);
