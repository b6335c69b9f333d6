// Without a network: after one visit, and from the single file.
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { inNode, isFirefox, notInFirefox, open, watch } from "./page.ts";
import { built, nextOf, serve } from "./site.ts";

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

test("all files of one version are kept, and no maps", async ({ page }) => {
  await open(page, "#s=cut&t=450");
  await page.evaluate(() => navigator.serviceWorker.ready);
  // Asked while the page loads anew, there is no answer yet.
  const names = () => page.evaluate(() => caches.keys()).catch(() => []);
  const [current] = await names();
  expect(current).toMatch(/^everywrite http:.*\/ [0-9a-f]{12}$/);
  const kept = await page.evaluate(async (name) => {
    const cache = await caches.open(name ?? "");
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
  }, current);
  expect(kept).toContain("/");
  expect(kept.filter((path) => path.endsWith(".js")).length).toBeGreaterThan(3);
  expect(kept.some((path) => path.endsWith(".map"))).toBe(false);
});

test("no text becomes code: the policy lets the worker's address through, and no other", async ({
  page,
}) => {
  test.skip(isFirefox(page), notInFirefox);
  await open(page, "#s=cut&t=450");
  const tried = await page.evaluate(async () => {
    const outcome = async (act: () => unknown): Promise<string> => {
      try {
        await act();
        return "done";
      } catch (error) {
        return (error as Error).name;
      }
    };
    return [
      await outcome(() => Object.assign(document.createElement("p"), { innerHTML: "<b>x</b>" })),
      await outcome(() => Object.assign(document.createElement("script"), { src: "./sw.js" })),
      await outcome(() => navigator.serviceWorker.register("./sw.js")),
      await outcome(() =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
        ).trustedTypes.createPolicy("other", {}),
      ),
    ];
  });
  expect(tried).toEqual(["TypeError", "TypeError", "TypeError", "TypeError"]);
  // And with it the worker is there.
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL),
  ).toMatch(/\/sw\.js$/);
});

test("a newer version is announced, and takes over when it is told to", async ({ page }) => {
  const { address, put, close } = await serve(built());
  await page.goto(`${address}#s=cut&t=450`);
  const isControlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
  await expect.poll(isControlled).toBe(true);
  await expect(page.getByText("A new version is ready.")).toHaveCount(0);
  const names = () => page.evaluate(() => caches.keys()).catch(() => []);
  const [old] = await names();
  put(nextOf(built(), 2));
  await page.reload();
  await expect(page.getByText("A new version is ready.")).toBeVisible();
  // Until then the old one goes on, and keeps its files.
  expect(await names()).toContain(old);
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByText("A new version is ready.")).toHaveCount(0);
  await expect.poll(names).toEqual([expect.not.stringMatching(old ?? "")]);
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
    folder = mkdtempSync(join(tmpdir(), "everywrite-"));
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is not built for what is no scenario", () => {
    const twice = join(folder, "twice.json");
    writeFileSync(twice, '{"title":"a","title":"b","seed":1e999}');
    for (const [given, said] of [
      [[twice], `everywrite: ${twice}: title: this key appears twice`],
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
    build();
    const html = readFileSync(file, "utf8");
    expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(600 * 1024);
    const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(policy).toMatch(/script-src 'sha256-[\w+/=]+';/);
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types everywrite");
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
