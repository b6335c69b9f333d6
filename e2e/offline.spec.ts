// Without a network: after one visit, and from the single file.
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { inNode, isFirefox, notInFirefox, open, watch } from "./page.ts";

test.use({ serviceWorkers: "allow" });

const root = fileURLToPath(new URL("..", import.meta.url));
const title = (page: Page) => page.locator("main h2").first();

test("opens after one visit, with every view and dialog", async ({ page, context }) => {
  test.skip(isFirefox(page), notInFirefox);
  await open(page, "#s=cut&t=450");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await expect(page).toHaveTitle(/cut off/);
  await expect(title(page)).toBeVisible();
  // What is loaded only when it is asked for is there too.
  await page.keyboard.press("s");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await page.evaluate(() => fetch("./nowhere").catch(() => "refused"))).toBe("refused");
});

test("one version's files are kept, and no other's", async ({ page }) => {
  await open(page, "#s=cut&t=450");
  await page.evaluate(async () => {
    await caches.open("everywrite-000000000000");
    await navigator.serviceWorker.ready;
  });
  // Asked while the page loads anew, there is no answer yet.
  const names = () => page.evaluate(() => caches.keys()).catch(() => []);
  const [current] = (await names()).filter((name) => name !== "everywrite-000000000000");
  expect(current).toMatch(/^everywrite-[0-9a-f]{12}$/);
  const kept = await page.evaluate(async (name) => {
    const cache = await caches.open(name ?? "");
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
  }, current);
  expect(kept).toContain("/");
  expect(kept.filter((path) => path.endsWith(".js")).length).toBeGreaterThan(3);
  expect(kept.some((path) => path.endsWith(".map"))).toBe(false);
});

/** Serves the built page, its worker as `change` has it. */
async function serve(change: () => (worker: string) => string) {
  const dist = process.env["E2E_DIST"] ?? join(root, "dist");
  const types: Readonly<Record<string, string>> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
  };
  const server = createServer(({ url }, answer) => {
    const { pathname } = new URL(url ?? "", "http://page");
    const name = pathname === "/" ? "index.html" : pathname.slice(1);
    const file = readFileSync(join(dist, name));
    answer.setHeader("content-type", types[extname(name)] ?? "application/octet-stream");
    answer.end(name === "sw.js" ? change()(file.toString()) : file);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

test("a newer version is announced, and takes over when it is told to", async ({ page }) => {
  let change = (worker: string): string => worker;
  const { address, close } = await serve(() => change);
  await page.goto(`${address}#s=cut&t=450`);
  const isControlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
  await expect.poll(isControlled).toBe(true);
  await expect(page.getByText("A new version is ready.")).toHaveCount(0);
  // The server now has another version: the worker's text names another cache.
  const names = () => page.evaluate(() => caches.keys()).catch(() => []);
  const [old] = await names();
  change = (worker) => worker.replace(old ?? "", "everywrite-ffffffffffff");
  await page.reload();
  await expect(page.getByText("A new version is ready.")).toBeVisible();
  // Until then the old one goes on, and keeps its files.
  expect(await names()).toContain(old);
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByText("A new version is ready.")).toHaveCount(0);
  await expect.poll(names).toEqual(["everywrite-ffffffffffff"]);
  await expect(page).toHaveTitle(/cut off/);
  close();
});

test.describe("the single file", () => {
  test.describe.configure({ mode: "serial" });
  let folder = "";
  let file = "";

  /** Aside, so that nobody's own is overwritten. */
  function tryToBuild(...scenario: string[]): SpawnSyncReturns<string> {
    const args = [join(root, ".ci", "single.mjs"), "--out", folder, ...scenario];
    return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  }
  function build(...scenario: string[]): void {
    const { status, stderr } = tryToBuild(...scenario);
    expect(status, stderr).toBe(0);
    file = join(folder, "everywrite.html");
  }

  test.beforeAll(() => {
    test.setTimeout(120_000);
    folder = mkdtempSync(join(tmpdir(), "everywrite-"));
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is not built for what is no scenario", () => {
    test.setTimeout(120_000);
    const twice = join(folder, "twice.json");
    writeFileSync(twice, '{"title":"a","title":"b","seed":1e999}');
    for (const [given, said] of [
      [[twice], `everywrite: ${twice}: title: this key is there twice`],
      [
        ["nowhere.json"],
        "everywrite: there is no file nowhere.json, and no such scenario in the library",
      ],
      [["--frob"], "build:single: Unknown option '--frob'"],
      [["a.json", "b.json"], "build:single: it takes one scenario, not 2"],
    ] as const) {
      const { status, stdout, stderr } = tryToBuild(...given);
      expect([status, stdout]).toEqual([2, ""]);
      // The command line may have had to be built before.
      expect(stderr.trim().split("\n").at(-1)).toContain(said);
      expect(existsSync(join(folder, "everywrite.html"))).toBe(false);
    }
  });

  test("opens from a disk with the network off", async ({ browser }) => {
    test.setTimeout(120_000);
    build();
    const html = readFileSync(file, "utf8");
    expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(600 * 1024);
    const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(policy).toMatch(/script-src 'sha256-[\w+/=]+';/);
    expect(policy).not.toContain("unsafe");
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const { problems } = watch(page);
    await page.goto(`${pathToFileURL(file)}#s=cut&t=450`);
    await expect(title(page)).toBeVisible();
    await page.keyboard.press("s");
    const link = page.getByLabel("Link", { exact: true });
    await expect(link).toHaveValue(/^file:.*everywrite\.html#s=cut&t=450/);
    await expect(page.getByText("It leads to this file on this computer")).toBeVisible();
    expect(problems.filter((problem) => !problem.startsWith("request: file:"))).toEqual([]);
    await context.close();
  });

  test("brings a scenario of one's own", async ({ browser }) => {
    test.setTimeout(120_000);
    const document = structuredClone(inNode("#s=profile").getState().opened?.document);
    const own = { ...document, title: "Handed out </script> & $& in class" };
    const path = join(folder, "own.json");
    writeFileSync(path, JSON.stringify(own));
    build(path);
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const { problems } = watch(page);
    await page.goto(String(pathToFileURL(file)));
    await expect(page).toHaveTitle(/^Handed out <\/script> & \$& in class/);
    await expect(title(page)).toBeVisible();
    // A link into the library still opens what it names.
    await page.goto(`${pathToFileURL(file)}#s=cut&t=450`);
    await expect(page).toHaveTitle(/cut off/);
    expect(problems.filter((problem) => !problem.startsWith("request: file:"))).toEqual([]);
    await context.close();
  });
});
