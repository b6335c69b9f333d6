// What measurements of the built page share: the page served, a Chromium, and a scenario dropped on
// the page.
import { chromium } from "playwright";
import {
  bin,
  chromiumArgs,
  ensureChromium,
  ensurePackages,
  freePort,
  root,
  say,
} from "./ready.mjs";

/**
 * Builds the page (unless a folder with a build is given), serves it, and opens a page in Chromium.
 * @param {{ dist?: string | undefined }} options
 */
export async function openBrowser({ dist }) {
  ensurePackages();
  if (dist === undefined && !bin("vite", "build", "--logLevel", "warn")) process.exit(1);
  const executablePath = await ensureChromium();
  if (executablePath === undefined) {
    say("No Chromium could be had: install Chrome or Chromium, or set CHROMIUM_PATH.");
    process.exit(1);
  }
  const port = await freePort(4173);
  const { preview } = await import("vite");
  const server = await preview({
    root,
    ...(dist === undefined ? {} : { build: { outDir: dist } }),
    preview: { host: "127.0.0.1", port, strictPort: true },
    logLevel: "warn",
  });
  // The collector can be called from the page, and its clock is fine enough to measure with.
  const args = [...chromiumArgs, "--js-flags=--expose-gc", "--enable-precise-memory-info"];
  const browser = await chromium.launch({ executablePath, args });
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { page, address: `http://127.0.0.1:${port}/`, close };
}

/**
 * Opens a scenario as a visitor does who drops a file on the page.
 * @param {import("playwright").Page} page
 * @param {unknown} document
 */
export async function dropScenario(page, document) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "scenario.json", { type: "application/json" }));
    globalThis.dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
  }, JSON.stringify(document));
}

/** @param {readonly number[]} values @param {number} part */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
