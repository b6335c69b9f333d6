// Showing only some of the modes: in three clicks, in the link, in a frame, and by keys alone.
import { expect, test } from "@playwright/test";
import { formatLink } from "./engine.ts";
import { inNode, open } from "./page.ts";

test("two modes stand alone after three clicks, also when the link is opened", async ({ page }) => {
  const panels = page.locator("main section[data-mode]");
  await open(page, "#s=profile&t=102");
  await expect(panels).toHaveCount(5);
  await page.getByRole("button", { name: "Modes shown" }).click();
  await page.getByRole("button", { name: "Only Last writer wins" }).click();
  await page.getByRole("checkbox", { name: /^CRDTs/ }).click();
  await expect(panels).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(page).toHaveURL(/&only=0,2&/);
  await page.reload();
  await expect(panels).toHaveCount(2);
  await expect(page.getByText("event 5 of 10")).toBeVisible();
  // The number of a hidden mode does nothing; the arrows go through those that are shown.
  await page.keyboard.press("2");
  await expect(panels).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator('main [data-mode="2"]')).toBeVisible();
  await page.keyboard.press("0");
  await page.getByRole("tab", { name: "CRDT" }).click({ modifiers: ["Control"] });
  await expect(panels).toHaveCount(1);
  await open(page, "#s=profile&t=102&only=0,2&embed");
  await expect(panels).toHaveCount(2);
});

/** The profile under all modes, and four of them with other options. */
function twelveModes(): string {
  const document = inNode("#s=profile").getState().opened?.document;
  if (document === undefined) throw new Error("the library has it");
  const others = [
    { mode: "lww", label: "By column", options: { granularity: "column" } },
    { mode: "crdt", label: "By state", options: { counters: "states" } },
    { mode: "paxos", label: "Patient", options: { backoff: 200 } },
    { mode: "lww", label: "Hybrid clocks", options: { clock: "hybrid" } },
  ];
  const all = "naive lww version-vector crdt paxos galera home-region primary-replica".split(" ");
  return formatLink({ document: { ...document, modes: [...all, ...others] } });
}

test("twelve modes stand side by side, and nothing lies over anything", async ({ page }) => {
  const link = twelveModes();
  for (const width of [1280, 820]) {
    await page.setViewportSize({ width, height: 900 });
    await open(page, `${link}&t=102`);
    const whys = page.locator("main section[data-mode] > p");
    await expect(whys).toHaveCount(12);
    const cut = await whys.evaluateAll((all) =>
      all.filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent),
    );
    expect(cut).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, `${link}&t=102&v=time&m=11`);
  const last = page.getByRole("tab").last();
  await expect(last).toBeInViewport({ ratio: 0.9 });
  const beside = await page.getByRole("button", { name: "Modes shown" }).boundingBox();
  const tab = await last.boundingBox();
  expect((tab?.x ?? 0) + (tab?.width ?? 0)).toBeLessThanOrEqual(beside?.x ?? 0);
  await page.keyboard.press("0");
  // The space-time view goes on below its window.
  const name = page.getByRole("button", { name: /Hybrid clocks/ });
  await name.scrollIntoViewIfNeeded();
  await expect(name).toBeInViewport();
});
