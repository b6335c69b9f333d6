// npm run pictures: draws the README's pictures anew from the page as built, so that they never
// show what the page no longer does.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { bin, chromiumArgs, ensureChromium, ensurePackages, freePort, root } from "./ready.mjs";

/** File name and what stands after the address. */
const pictures = {
  map: "#s=profile&t=102",
  "one-mode": "#s=cut&t=450&m=3",
  "space-time": "#s=cut&t=1100&v=time",
  verdicts: "#s=cut&t=1100&v=verdicts",
  events: "#s=profile&t=102&v=events",
};

ensurePackages();
if (!bin("vite", "build", "--logLevel", "warn")) process.exit(1);
const executablePath = await ensureChromium();
const port = await freePort(4173);
const { preview } = await import("vite");
const { chromium } = await import("playwright");
const server = await preview({ root, preview: { host: "127.0.0.1", port, strictPort: true } });
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: chromiumArgs,
});
const folder = join(root, "public", "pictures");
mkdirSync(folder, { recursive: true });
for (const [name, hash] of Object.entries(pictures)) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`http://127.0.0.1:${port}/${hash}`);
  await page.locator("main > *").first().waitFor();
  // Nothing moves: what is loaded late has come when the network has been quiet for a while.
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
await server.close();
