// Back really goes back: one step forward and one back is the same page, to the pixel, everywhere.
import { expect, test } from "@playwright/test";
import { activeSteps } from "./engine.ts";
import { content, difference, inNode, open, pixels } from "./page.ts";
import { tagged } from "./tags.ts";

/** With ten events; the others have about thirty, and more modes. */
const shortest = "slow-member";

for (const id of [shortest, "inventory", "profile", "cut"]) {
  test(
    `forward and back is the same page at every event of ${id}`,
    tagged(id !== shortest && "@long"),
    async ({ page }) => {
      await open(page, `#s=${id}`);
      const count = activeSteps(inNode(`#s=${id}`).getState()).length;
      const seen: string[] = [];
      for (let i = 0; i < count; i += 1) {
        const before = { text: await content(page), image: await pixels(page) };
        seen.push(before.text);
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("ArrowLeft");
        expect(difference(before.text, await content(page))).toBe("");
        expect((await pixels(page)).equals(before.image), `pixels of step ${i}`).toBe(true);
        await page.keyboard.press("ArrowRight");
      }
      expect(new Set(seen).size).toBe(count);
      for (let i = count - 1; i >= 0; i -= 1) {
        // From what all of it amounts to, which comes after the last event, back to the start.
        await page.keyboard.press("ArrowLeft");
        expect(difference(seen[i] ?? "", await content(page))).toBe("");
      }
    },
  );
}

test("a large mode goes back too", { tag: "@firefox" }, async ({ page }) => {
  await open(page, "#s=cut&m=3");
  const start = { text: await content(page), image: await pixels(page) };
  for (let i = 0; i < 12; i += 1) await page.keyboard.press("ArrowRight");
  expect(await content(page)).not.toBe(start.text);
  for (let i = 0; i < 12; i += 1) await page.keyboard.press("ArrowLeft");
  expect(difference(start.text, await content(page))).toBe("");
  expect((await pixels(page)).equals(start.image)).toBe(true);
});
