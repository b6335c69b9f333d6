// The page says in each language and wording what the engine, run in Node, says in it; and the
// words keep to their places: the sentence to two lines, a headline to one, a reason to two.
import { expect, type Page, test } from "@playwright/test";
import { catalogueOf, momentOf, sentence, toldAt, verdictOf } from "./engine.ts";
import { inNode, open, plain } from "./page.ts";

const places = [
  ["inventory", [1, 102]],
  ["profile", [101]],
  ["cut", [450, 1850]],
  ["view-change", [7000]],
  ["failover", [2150]],
  ["oversold", [150]],
] as const;

const languages = [
  ["en", "en-GB"],
  ["ja", "ja-JP"],
  ["pt-BR", "pt-BR"],
] as const;

interface Caption {
  readonly text: string;
  readonly headlineLines: number;
  readonly whyLines: number;
}

/** What stands under each mode's picture and in the band, with how many lines it takes. */
async function captions(page: Page) {
  return page.evaluate(() => {
    const lines = (element: Element): number => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (boxes.length === 0) return 0;
      const top = Math.min(...boxes.map((box) => box.top));
      const bottom = Math.max(...boxes.map((box) => box.bottom));
      return Math.round((bottom - top) / Number.parseFloat(getComputedStyle(element).lineHeight));
    };
    const modes: Record<string, Caption> = {};
    for (const panel of document.querySelectorAll<HTMLElement>("[data-mode]")) {
      const [headline, why] = [panel.querySelector("h3"), panel.querySelector("h3 + p")];
      if (headline === null || why === null) continue;
      modes[panel.dataset["mode"] ?? ""] = {
        text: panel.innerText.replaceAll("\n", " "),
        headlineLines: lines(headline),
        whyLines: lines(why),
      };
    }
    const band = document.querySelector<HTMLElement>("[data-sentence]");
    return { modes, band: band?.innerText ?? "", bandLines: band === null ? 0 : lines(band) };
  });
}

for (const [language, locale] of languages) {
  test.describe(language, () => {
    test.use({ locale, viewport: { width: 1280, height: 720 } });

    for (const wording of ["plain", "expert"] as const) {
      test(`captions and sentences, ${wording}`, async ({ page }) => {
        test.setTimeout(120_000);
        const voice = { catalogue: await catalogueOf(language), wording };
        for (const [id, times] of places) {
          const session = inNode(`#s=${id}`);
          for (const ms of times) {
            await open(page, `#s=${id}&t=${ms}`);
            if (wording === "expert") await chooseExpert(page);
            session.seek(ms * 1000);
            const { runs, timeUs, part, subjects } = session.getState();
            const where = `${id} at ${ms}`;
            const shown = await captions(page);
            for (const run of runs) {
              const moment = momentOf(run, { timeUs, part }, subjects[0] ?? null);
              const { headline, why, ok, agreement } = verdictOf(run, moment, voice);
              const caption = shown.modes[run.index];
              for (const said of [headline, why, ok.text, agreement]) {
                expect(plain(caption?.text ?? ""), where).toContain(plain(said));
              }
              expect(caption?.headlineLines, where).toBe(1);
              expect(caption?.whyLines, `${where}: ${why}`).toBeLessThanOrEqual(2);
            }
            expect(shown.bandLines, `${where}: ${shown.band}`).toBeLessThanOrEqual(2);
            const told = toldAt(runs, { timeUs, part });
            const trace = runs[told?.run ?? 0]?.trace;
            if (told === null || trace === undefined) throw new Error("nothing to tell");
            // Where it is too long for two lines the last of its sentences are left out.
            const whole = plain(sentence(trace, told.event, voice));
            expect(plain(shown.band)).not.toBe("");
            expect(whole.startsWith(plain(shown.band)), `${whole} / ${shown.band}`).toBe(true);
            if (wording === "plain") expect(plain(shown.band)).toBe(whole);
          }
        }
      });
    }
  });
}

async function chooseExpert(page: Page): Promise<void> {
  await page.locator("header button[popovertarget]").last().click();
  await page.locator("select:has(option[value=expert])").selectOption("expert");
  await page.keyboard.press("Escape");
}

test("a change of the wording tells the same event in other words", async ({ page }) => {
  await open(page, "#s=inventory&t=102");
  const band = page.locator("[data-sentence]");
  await expect(band).toHaveAttribute("aria-live", "polite");
  await expect(band).toContainText("Conflict at London.");
  await chooseExpert(page);
  await expect(band).toContainText("concurrent with");
});
