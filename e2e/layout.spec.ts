// Everything is to be seen: nothing scrolls, nothing is cut off, no value covers another.
import { expect, type Page, test } from "@playwright/test";
import { formatLink, type ScenarioDocument } from "./engine.ts";
import { lettersIn, nineNodes, open, watch } from "./page.ts";
import { tagged } from "./tags.ts";

interface Fault {
  readonly what: string;
}

/** What is wrong with the boxes of the page as it stands. */
async function faults(page: Page): Promise<readonly Fault[]> {
  return page.evaluate(
    (letters) => {
      const found: { what: string }[] = [];
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) found.push({ what: "the page scrolls sideways" });
      if (root.scrollHeight > root.clientHeight) found.push({ what: "the page scrolls" });
      const name = (element: Element): string => `“${(element.textContent ?? "").slice(0, 40)}”`;
      const shown = (element: Element): boolean => element.getClientRects().length > 0;
      for (const element of document.querySelectorAll("h1, h2, h3, p, button, span, li, td")) {
        if (!shown(element) || element.closest("aside, select") !== null) continue;
        const box = element.getBoundingClientRect();
        if (box.width <= 1) continue;
        const inside =
          box.left >= -0.5 && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight;
        if (!inside) found.push({ what: `${name(element)} is outside the window` });
        if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
          found.push({ what: `${name(element)} is cut off` });
        }
      }
      for (const aside of document.querySelectorAll("aside")) {
        // It scrolls down, never sideways.
        if (aside.scrollWidth > aside.clientWidth) found.push({ what: "the inspector is cut off" });
      }
      for (const band of document.querySelectorAll("section[aria-label='What happens']")) {
        if (band.scrollHeight > band.clientHeight) found.push({ what: "the sentence is cut off" });
      }
      for (const svg of document.querySelectorAll("main svg[role=img][aria-label*=' at ']")) {
        const frame = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll<SVGTextElement>("text:not([data-halo])")].filter(
          (text) => text.textContent !== "" && text.getBoundingClientRect().width > 0,
        );
        // A line of text is as high as its font; the ink is less.
        const boxes = texts.map((text) => {
          const { left, right, top, bottom, height } = letters(text);
          return { text, left, right, top: top + height * 0.22, bottom: bottom - height * 0.22 };
        });
        for (const [i, a] of boxes.entries()) {
          if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.bottom > frame.bottom + 1) {
            found.push({ what: `${name(a.text)} leaves its map` });
          }
          if (a.top < frame.top - 4)
            found.push({ what: `${name(a.text)} leaves its map at the top` });
          for (const b of boxes.slice(i + 1)) {
            const isOver =
              a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom;
            if (isOver) found.push({ what: `${name(a.text)} and ${name(b.text)} overlap` });
          }
        }
      }
      return found;
    },
    await lettersIn(page),
  );
}

const sizes = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 360, height: 640 },
  // A phone on its side or an enlarged page, and a tablet both ways.
  { width: 844, height: 390 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
];

/** Between or beyond two others. */
const further = new Set([1366, 1920, 360, 768, 1024]);

for (const size of sizes) {
  test(
    `boxes at ${size.width} × ${size.height}`,
    tagged(further.has(size.width) && "@long"),
    async ({ page }) => {
      const { problems } = watch(page);
      await page.setViewportSize(size);
      for (const hash of [
        "#s=inventory",
        "#s=inventory&t=102",
        "#s=inventory&t=620",
        "#s=profile&t=102",
        "#s=cut&t=450",
        "#s=lost-member&t=350",
        "#s=inventory&t=102&m=3",
        "#s=cut&t=450&m=0",
        "#s=profile&t=102&m=0",
        "#s=profile&t=102&m=1",
        "#s=profile&t=102&m=4",
        "#s=or-set&t=300&m=0",
        "#s=view-change&t=6000&m=0",
      ]) {
        await open(page, hash);
        expect(await faults(page), hash).toEqual([]);
      }
      expect(problems).toEqual([]);
    },
  );
}

/** Nine nodes, all of which wait at times: as long as what a panel says can become. */
const nine = {
  everywrite: 1 as const,
  title: "Nine nodes",
  seed: "nine",
  nodes: nineNodes,
  workload: { requests: 60, over: 400, rows: 2, clientsPerNode: 3 },
  modes: ["galera", "lww", "paxos", "crdt", "version-vector"],
};

test("a map keeps its size, whatever is said below it", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, formatLink({ document: nine as ScenarioDocument }));
  const heights = new Set<string>();
  for (let part = 1; part <= 20; part += 1) {
    const box = await page.getByRole("slider", { name: "Time" }).boundingBox();
    if (box === null) throw new Error("no time line");
    await page.mouse.click(box.x + (box.width * part) / 40, box.y + 20);
    const frames = page.locator("main [data-mode] [data-frame]");
    const sizes = await frames.evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
    expect(sizes).toHaveLength(5);
    heights.add(sizes.join(" "));
    // With so many nodes each shows its value, and no more: none covers another. What has no room
    // to the edge is shortened.
    const covered = (await faults(page)).filter(({ what }) => what.endsWith("overlap"));
    expect(covered, `at ${part} of 40`).toEqual([]);
  }
  expect([...heights]).toHaveLength(1);
});

test("text is never smaller than 14 pixels", async ({ page }) => {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await open(page, "#s=profile&t=102");
    const smallest = await page.evaluate(() => {
      let least = Number.POSITIVE_INFINITY;
      for (const element of document.querySelectorAll("main *, header *, footer *, section *")) {
        const hasText = [...element.childNodes].some(
          (node) => node.nodeType === 3 && (node.textContent ?? "").trim() !== "",
        );
        if (!hasText || element.getClientRects().length === 0) continue;
        const svg = element.closest("svg[viewBox]");
        const box = svg?.getAttribute("viewBox")?.split(" ").map(Number);
        const width = svg?.getBoundingClientRect().width ?? 0;
        const isMap = svg?.getAttribute("role") === "img" && svg.closest("aside") === null;
        const scale = isMap && box?.[2] ? width / box[2] : 1;
        // The letter inside a mark is a sign.
        if (svg !== null && (element.textContent ?? "").length === 1) continue;
        least = Math.min(least, Number.parseFloat(getComputedStyle(element).fontSize) * scale);
      }
      return least;
    });
    expect(smallest).toBeGreaterThanOrEqual(13.9);
  }
});
