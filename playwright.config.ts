import { defineConfig, devices } from "@playwright/test";
import { chromiumArgs } from "./.ci/ready.mjs";

const port = Number(process.env["E2E_PORT"] ?? 4173);
const executablePath = process.env["CHROMIUM_PATH"];
const firefox = process.env["FIREFOX_PATH"];
const address = `http://127.0.0.1:${port}/`;
/** Another build than dist/, to test two of them at once. */
const dist = process.env["E2E_DIST"];
const folder = dist === undefined ? "" : ` --outDir ${dist}`;
const vite = "node node_modules/vite/bin/vite.js";

/** The tests of every day must be over in a quarter of an hour on two cores: see e2e/tags.ts. */
const isEveryDay = process.env["E2E_ALL"] !== "1";

export default defineConfig({
  ...(isEveryDay ? { grepInvert: /@long/ } : {}),
  testDir: "e2e",
  outputDir: dist === undefined ? "test-results/e2e" : `${dist}-results`,
  fullyParallel: true,
  forbidOnly: process.env["CI"] === "true",
  workers: 2,
  // These only end what hangs: how long a journey takes is the machine's affair. What passes only
  // the second time is named at the end.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  retries: 1,
  reporter: "list",
  // A record of all that a test does costs it a fifth of its time: it is made when one has failed.
  // Each test is a first visit, and would fetch all that is kept for use offline.
  use: { baseURL: address, trace: "on-first-retry", serviceWorkers: "block" },
  projects: [
    {
      name: "chromium",
      use: {
        ...devices["Desktop Chrome"],
        launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArgs },
      },
    },
    ...(firefox
      ? [
          {
            name: "firefox",
            ...(isEveryDay ? { grep: /@firefox/ } : { grepInvert: /@axe/ }),
            use: {
              ...devices["Desktop Firefox"],
              channel: "moz-firefox",
              trace: "off" as const,
              launchOptions: { executablePath: firefox },
            },
          },
        ]
      : []),
  ],
  webServer: {
    command: `${vite} preview${folder} --host 127.0.0.1 --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
