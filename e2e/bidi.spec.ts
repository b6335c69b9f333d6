// Names and values that are written from right to left, and names that are long: the words around
// them keep their order, every lane has its name, and the pictures to take away are sound.
import { expect, type Page, test } from "@playwright/test";
import { formatLink, type ScenarioDocument } from "./engine.ts";
import { open, type Saved, saved, watch } from "./page.ts";
import { tagged } from "./tags.ts";

const value = "\u202egnp.exe \u2069 شاي 12";
const leftward: ScenarioDocument = {
  everywrite: 1,
  title: "مخزون القاهرة 2",
  about: "نص عربي 3، ثم English.",
  nodes: ["london", { id: "cairo", name: "مركز القاهرة", lat: 30, lon: 31 }],
  tables: { stock: { name: "register" } },
  rows: { "stock/قلم": { name: "بداية" } },
  script: [
    { at: 1, node: "cairo", client: "ليلى", do: [{ update: "stock/قلم", set: { name: "شاي" } }] },
    { at: 2, node: "london", do: [{ update: "stock/قلم", set: { name: value } }] },
  ],
  modes: ["lww", { mode: "crdt", label: "وضع 4" }],
};

const names = [
  "東京第一データセンター・予備系統・長い名前です",
  "São João del-Rei/Überlingen am See",
  "مركز القاهرة",
];
const long: ScenarioDocument = {
  everywrite: 1,
  title: "東京とサンパウロの在庫 — 一件の注文が二度処理される長い題名の例",
  nodes: names.map((name, i) => ({ id: "abc"[i] ?? "", name, lat: 30 * i - 30, lon: 60 * i })),
  script: [{ at: 1, node: "a", do: [{ update: "items/1", set: { value: "x" } }] }],
  modes: ["lww"],
};

/** Words and numbers of ours that stand left of the one before them in the same line. */
function disorder(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const inOrder = (root: Element): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let before: DOMRect | null = null;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        // Elsewhere words for those who listen stand between.
        if (!root.matches("[data-sentence]")) before = null;
        // What is set apart has an order of its own.
        const text = (node.textContent ?? "").replace(/\u2068[^\u2069]*\u2069/g, (apart) =>
          " ".repeat(apart.length),
        );
        for (const { 0: word, index } of text.matchAll(/[A-Za-z0-9]+/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const box = range.getBoundingClientRect();
          if (box.width === 0) continue;
          const isSameLine = before !== null && Math.abs(before.top - box.top) < 4;
          if (isSameLine && before !== null && box.left < before.left)
            found.push(`${word} in ${text}`);
          before = box;
        }
      }
    };
    for (const root of document.querySelectorAll(
      "[data-sentence], li, td, th, dt, dd, h1, h2, h3",
    )) {
      if (root.querySelector("li, td, svg") === null) inOrder(root);
    }
    return found;
  });
}

async function share(page: Page, name: string): Promise<Saved> {
  await page.keyboard.press("s");
  const file = await saved(page, () => page.getByRole("button", { name, exact: true }).click());
  await page.keyboard.press("Escape");
  return file;
}

for (const view of ["map", "time", "verdicts", "events"] as const) {
  const tags = tagged(view !== "map" && view !== "time" && "@long");
  test(`words keep their order round texts from right to left: ${view}`, tags, async ({ page }) => {
    await page.setViewportSize({ width: 1600, height: 900 });
    const { problems } = watch(page);
    for (const timeMs of [0, 1, 2, 60, 200]) {
      await open(
        page,
        formatLink({ document: leftward }, { timeMs, view, mode: timeMs === 60 ? 0 : null }),
      );
      await expect(page.locator("[data-sentence]")).toBeVisible();
      if (timeMs === 60 && view === "map")
        await expect(page.locator("aside h3").first()).toBeVisible();
      expect(await disorder(page)).toEqual([]);
      const text = await page.locator("body").innerText();
      expect(text).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
    }
    const svg = (await share(page, "Picture, SVG")).bytes.toString("utf8");
    expect(svg).not.toMatch(/textLength="(?:-|0")/);
    expect(svg).not.toMatch(/[\u202a-\u202e\u2066\u2067]/);
    expect(svg).toContain("مخزون القاهرة 2");
    expect(problems).toEqual([]);
  });
}

test("every lane has its name, shortened where it is long, on the page and in the picture", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await open(page, formatLink({ document: long }, { timeMs: 1, view: "time" }));
  const svg = (await share(page, "Picture, SVG")).bytes.toString("utf8");
  for (const name of names) {
    const start = name.slice(0, 4);
    const lane = page.locator("main svg text", { hasText: start }).first();
    await expect(lane).toBeVisible();
    const box = await lane.boundingBox();
    const stage = await page.locator("main svg").first().boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(stage?.x ?? 0);
    expect(svg).toMatch(new RegExp(`>\u2068?${start}[^<]*<`));
  }
});
