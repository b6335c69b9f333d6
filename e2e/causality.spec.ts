// What an event could know: the counts are the engine's, and two events are compared entry by entry
// of their clocks.
import { expect, type Page, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { compareEvents, coneOf, scoresOf } from "./engine.ts";
import { inNode, plain } from "./page.ts";

/** Opens the inspector on the first conflict of the first mode, by way of its figure. */
async function openConflict(page: Page): Promise<void> {
  await page.goto("./#s=inventory&v=verdicts");
  await page.locator('tr[data-measure="conflicts"] td[data-run="0"] button').click();
  await page.getByRole("button", { name: "Map" }).click();
  await page.keyboard.press("1");
  await page.getByRole("tab", { name: "Event" }).click();
}

function firstConflict() {
  const [run] = inNode("#s=inventory").getState().runs;
  const event = run === undefined ? undefined : scoresOf(run).conflicts.events[0];
  if (run === undefined || event === undefined) throw new Error("no conflict");
  return { run, event };
}

test("counts of what an event could know, and what could know of it", { tag: "@firefox" }, async ({
  page,
}) => {
  await openConflict(page);
  const { run, event } = firstConflict();
  const { before, after, concurrent } = coneOf(run.trace, event);
  const note = page.locator('[data-causality="counts"]');
  await expect(note.locator("li b")).toHaveText([
    `${before.length} before`,
    `${after.length} after`,
    `${concurrent.length} that did not know each other`,
  ]);
  await expect(note).toContainText("Tokyo");
});

test("two events are compared by their clocks", async ({ page }) => {
  await openConflict(page);
  const { run, event } = firstConflict();
  await page.getByRole("button", { name: "Compare with another event" }).click();
  await page.keyboard.press("End");
  await page.getByRole("button", { name: /^Compare with the event at/ }).click();
  const note = page.locator('[data-causality="comparison"]');
  await expect(note).toContainText("Two events compared");
  const second = run.trace.events.findLast(({ node, background }) => node !== null && !background);
  const { relation, entries } = compareEvents(run.trace, event, second?.index ?? -1);
  expect(relation).not.toBe("none");
  const verdict = plain(await note.locator("p").nth(2).innerText());
  if (relation === "before") expect(verdict).toContain("A happened before B");
  else expect(verdict).toContain("Neither knew of the other");
  const rows = note.locator("tbody tr");
  await expect(rows).toHaveCount(entries.length);
  for (const [i, { first, second: other, sign }] of entries.entries()) {
    const tiles = await rows.nth(i).locator("td > span:not([aria-hidden])").allInnerTexts();
    expect([tiles[0], tiles.at(-1)]).toEqual([String(first), String(other)]);
    await expect(rows.nth(i)).toHaveAttribute("data-sign", sign);
  }
  expect(await violations(page, "[data-causality]")).toEqual([]);
});
