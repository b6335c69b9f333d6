// The page says in each language and wording what the engine, run in Node, says in it; and the
// words keep to their places: the sentence to two lines, a headline to one, a reason to two.
import { expect, type Page, test } from "@playwright/test";
import packageJson from "../package.json" with { type: "json" };
import { catalogueOf, libraryEntries, momentOf, sentence, toldAt, verdictOf } from "./engine.ts";
import { fill, inNode, open, plain } from "./page.ts";
import { tagged } from "./tags.ts";

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
      const isLong = wording === "expert" || language === "pt-BR";
      test(`captions and sentences, ${wording}`, tagged(isLong && "@long"), async ({ page }) => {
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

test("the language that was chosen is there at the next visit", async ({ page }) => {
  await open(page, "#s=profile");
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByText(`Everywrite, version ${packageJson.version}`)).toBeVisible();
  await page.getByLabel("Language").selectOption("Português");
  await expect(page.getByRole("button", { name: "Resultados", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Resultados", exact: true })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
});

test("a change of the wording tells the same event in other words", async ({ page }) => {
  await open(page, "#s=inventory&t=102");
  const band = page.locator("[data-sentence]");
  const heard = page.locator('[data-band="sentence"] [aria-live="polite"]');
  await expect(heard).toContainText("Conflict in London.");
  await expect(heard.getByRole("button")).toHaveCount(0);
  await expect(band).toContainText("Conflict in London.");
  await chooseExpert(page);
  await expect(band).toContainText("concurrent with");
});

/** Words of almost every English sentence that no other language of the page has. */
const english =
  /(?<!\p{L})(?:the|and|of|is|are|was|with|not|this|that|from|which|when|each|every)(?!\p{L})/iu;

/**
 * Cities that have another name in each of the other languages; but the editor shows a mode's own
 * title as the document has it.
 */
const englishCities = /Tokyo|London(?! leads)/;

/** What the page says in English: of its words, accessible names and hints. */
async function englishIn(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      // What a field holds is the scenario's own.
      const other = walker.currentNode.parentElement?.closest("script, style, textarea");
      if (other === null) found.push(walker.currentNode.textContent ?? "");
    }
    const names = ["aria-label", "aria-valuetext", "title", "placeholder"];
    for (const element of document.body.querySelectorAll("*")) {
      for (const name of names) found.push(element.getAttribute(name) ?? "");
    }
    return found;
  });
  return texts.filter((text) => english.test(text) || englishCities.test(text));
}

/** Goes through the page, and tells each place. */
async function* everywhere(page: Page): AsyncGenerator<string, void> {
  await page.goto("./");
  await page.locator("details summary").click();
  yield "start page";
  const views = ["#s=cut&t=450", "#s=cut&t=1850&v=time", "#s=cut&v=verdicts", "#s=cut&v=events"];
  const modes = ["#s=cut&t=450&m=3", "#s=view-change&t=7000&m=0", "#s=resolver&t=102&m=0"];
  for (const hash of [...views, ...modes, "#s=cut&t=450&embed", "#s=cut&t=450&present"]) {
    await open(page, hash);
    yield hash;
  }
  await open(page, "#s=profile&v=verdicts");
  await page.locator("main fieldset button").nth(1).click();
  yield "the chapter's table";
  await open(page, "#s=inventory&t=102&m=1");
  await page.getByRole("complementary").getByRole("tab").nth(1).click();
  yield "an event";
  for (const key of ["?", "s"]) {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toBeVisible();
    yield `dialog ${key}`;
    await page.keyboard.press("Escape");
  }
  await page.locator("header button[popovertarget]").last().click();
  yield "menu";
  await page.keyboard.press("Escape");
  await page.locator("[data-node=tokyo]").first().click();
  yield "a city's menu";
  for (const hash of ["#s=inventry", "#x=2AAAA"]) {
    await open(page, hash);
    yield `a bad link: ${hash}`;
  }
  yield* inTheEditor(page);
}

async function* inTheEditor(page: Page): AsyncGenerator<string, void> {
  await open(page, "#s=cut");
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog");
  const sections = dialog.locator("[data-section]");
  await expect(sections.first()).toBeVisible();
  for (const section of await sections.all()) {
    await section.click();
    yield `editor: ${await section.textContent()}`;
  }
  // The last section is that of the modes.
  for (const mode of await dialog.locator("li button[aria-expanded]").all()) {
    await mode.click();
    yield `editor: ${await mode.textContent()}`;
  }
  await dialog.locator("button[aria-pressed=false]").first().click();
  for (const text of ["{", '{"everywrite": 1}', '{"everywrite": 1, "title": "", "seeds": 1}']) {
    await fill(dialog.locator("textarea"), text);
    await expect(dialog.getByRole("status").getByRole("button")).toBeVisible();
    yield `editor: ${text}`;
  }
}

for (const [language, locale] of languages) {
  if (language === "en") continue;
  test.describe(language, () => {
    test.use({ locale, viewport: { width: 1280, height: 720 } });

    test("the bar keeps within the window, whatever is open", async ({ page }) => {
      await open(page, "#s=profile");
      const bar = page.getByRole("banner");
      for (const { id } of libraryEntries) {
        await page.evaluate((hash) => location.assign(hash), `#s=${id}`);
        await expect(page).toHaveURL(new RegExp(`#s=${id}\\b`));
        const beyond = () => bar.evaluate((element) => element.scrollWidth - element.clientWidth);
        await expect.poll(beyond, { message: id }).toBeLessThanOrEqual(0);
      }
    });

    test(
      "nothing is said in English",
      tagged(language === "pt-BR" && "@long"),
      async ({ page }) => {
        for await (const place of everywhere(page)) {
          await page.waitForLoadState("networkidle");
          expect(await englishIn(page), place).toEqual([]);
        }
      },
    );
  });
}
