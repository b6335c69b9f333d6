// Inside a mode: what the inspector draws is what the engine, run in Node, keeps; what a step
// changed is framed; every value leads to the event that set it; an event says what it did and why.
import { expect, type Locator, type Page, test } from "@playwright/test";
import { explain } from "../src/narrate/explain.ts";
import { sentence } from "../src/narrate/index.ts";
import { textOf } from "../src/narrate/sentence.ts";
import { plainEnglish } from "../src/narrate/voice.ts";
import { changesOf, freshAt } from "../src/session/run/changes.ts";
import { clocksAt } from "../src/session/run/clocks.ts";
import { panelGroups } from "../src/session/run/panels.ts";
import { eventAt } from "../src/session/run/steps.ts";
import { settingsOf } from "../src/session/run/watch.ts";
import type { Panel } from "../src/sim/panel.ts";
import { violations } from "./axe.ts";
import { toldAt } from "./engine.ts";
import { inNode, open, plain, watch } from "./page.ts";
import { isFurther, tagged } from "./tags.ts";

const rail = (page: Page): Locator => page.getByRole("complementary", { name: "Inspector" });
const clock = (page: Page): Locator => page.getByRole("slider", { name: "Time", exact: true });

/** What a panel must say somewhere, as texts. */
function wordsOf(panel: Panel, name: (node: string) => string): readonly string[] {
  const signed = (count: number): string => String(count).replace("-", "−");
  switch (panel.shape) {
    case "table":
      return panel.rows.flatMap((row) => row.map((cell) => String(cell)));
    case "versionVector":
      return panel.vectors.flatMap(({ label, vector }) => [
        // A version of a row stands under it, without its name.
        label.replace(/^\S+ (\S+)$/, "by $1"),
        ...Object.values(vector).map(String),
      ]);
    case "stamps":
      return panel.stamps.map(({ stamp }) => `${stamp.us / 1000} ms`);
    case "counter":
      return [
        signed(panel.value),
        ...Object.values(panel.up).flatMap((count) => (count > 0 ? [`+${count}`] : [])),
        ...Object.values(panel.down).flatMap((count) => (count > 0 ? [`−${count}`] : [])),
      ];
    case "rights":
      return [signed(panel.value), ...Object.values(panel.rights).map(signed)];
    case "set":
      return panel.items.flatMap(({ value, removed }) => (removed ? [value, "removed"] : [value]));
    case "log":
      return panel.slots.map(({ slot }) => `Slot ${slot}`).slice(-6);
    case "ballots":
      return [panel.phase, ...(panel.promised === null ? [] : [String(panel.promised.round)])];
    case "queue":
      return panel.entries.map(({ text }) => text);
    case "members":
      return panel.text === "" ? [] : panel.text.split("; ").map((part) => named(part, name));
  }
}

function named(text: string, name: (node: string) => string): string {
  return text.replace(/\b[a-z]+\b/g, (word) => name(word));
}

const instants = [
  ["inventory", [2, 102, 300]],
  ["cart", [102, 400]],
  ["rights", [200, 500]],
  ["cut", [450, 1100]],
  ["lost-member", [350, 6000]],
  ["or-set", [200, 300]],
  ["home", [300, 900]],
  ["failover", [1000, 5000]],
  ["sql-stamps", [500]],
] as const;

/** One instant of each of these has panels of every shape. */
const everyShape = new Set(["inventory 102", "or-set 300", "failover 5000"]);

for (const [id, ms] of instants.flatMap(([one, times]) =>
  times.map((time) => [one, time] as const),
)) {
  test(
    `the panels of ${id} at ${ms} are the engine's, for each mode`,
    tagged(!everyShape.has(`${id} ${ms}`) && "@long"),
    async ({ page }) => {
      const { runs, scenario } = inNode(`#s=${id}&t=${ms}`).getState();
      const names = new Map(scenario?.nodes.map((node) => [node.id, node.name]));
      const name = (node: string): string => names.get(node) ?? node;
      for (const run of runs) {
        await open(page, `#s=${id}&t=${ms}&m=${run.index}`);
        await expect(rail(page).getByRole("tab", { name: "State" })).toBeVisible();
        const at = { timeUs: ms * 1000, part: null };
        for (const { key, members } of panelGroups(run.trace, eventAt(run, at))) {
          const section = rail(page).locator(`[data-panel="${key.replaceAll('"', '\\"')}"]`);
          const words = plain((await section.textContent()) ?? "");
          for (const { node, panel } of members) {
            for (const word of wordsOf(panel, name)) {
              const text = plain(/^[a-z]+$/.test(word) ? name(word) : named(word, name));
              const where = `${id} ${run.title} ${ms} ${key} ${node}`;
              expect(words.includes(plain(word)) || words.includes(text), `${where}: ${word}`).toBe(
                true,
              );
            }
            // Each is named by its mark.
            if (panel.shape === "log") continue;
            await expect(
              section.getByRole("img", { name: name(node), exact: true }).first(),
              key,
            ).toBeVisible();
          }
        }
      }
    },
  );
}

test("what the last step changed is framed, and nothing else", async ({ page }) => {
  const [run] = inNode("#s=inventory").getState().runs.slice(1);
  if (run === undefined) throw new Error("no run");
  for (const ms of [2, 101, 102]) {
    await open(page, `#s=inventory&t=${ms}&m=1`);
    const vectors = rail(page).locator('[data-panel^="versionVector"]');
    await expect(vectors).toBeVisible();
    const fresh = freshAt(run, { timeUs: ms * 1000, part: null });
    const expected = [...fresh.values()].reduce((sum, { panels }) => {
      const paths = [...panels].find(([key]) => key.startsWith("versionVector"))?.[1];
      return sum + [...(paths ?? [])].length;
    }, 0);
    // Entries that are gone have no frame.
    const framed = await vectors.locator("[data-fresh]").count();
    expect(framed, `at ${ms}`).toBeGreaterThan(0);
    expect(framed, `at ${ms}`).toBeLessThanOrEqual(expected);
    const values = rail(page).locator('[data-panel="values"] [data-fresh]');
    const changed = [...fresh.values()].flatMap(({ fields }) => fields);
    await expect(values).toHaveCount(changed.length);
  }
});

test("a value leads to the event that set it, and from there further back", async ({ page }) => {
  await open(page, "#s=inventory&t=300&m=0");
  const [run] = inNode("#s=inventory&t=300").getState().runs;
  if (run === undefined) throw new Error("no run");
  const field = { row: "stock/widget", field: "units" };
  const at = eventAt(run, { timeUs: 300_000, part: null });
  const settings = settingsOf(run.trace, "london", field, at);
  const last = settings.at(-1)?.event ?? -1;
  const lastMs = (run.trace.events[last]?.atUs ?? 0) / 1000;
  const value = rail(page).locator('[data-value="london stock/widget units"]');
  await expect(value).toContainText(String(settings.at(-1)?.held.versions[0]?.value));
  await value.getByRole("button").click();
  await expect(clock(page)).toHaveAttribute("aria-valuenow", String(lastMs));
  await expect(rail(page).getByRole("tab", { name: "Event" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(rail(page).locator(`[data-event="${last}"]`)).toBeVisible();
  const change = rail(page).locator('[data-change="stock/widget units"]');
  await expect(change).toHaveAttribute("data-text", "70 → 80");
  const before = settings.at(-2)?.event ?? -1;
  await change.getByRole("button").click();
  await expect(rail(page).locator(`[data-event="${before}"]`)).toBeVisible();
});

test("an event: its sentence, what it changed, why", async ({ page }) => {
  const { runs } = inNode("#s=inventory&t=102").getState();
  for (const run of runs) {
    await open(page, `#s=inventory&t=102&m=${run.index}`);
    await rail(page).getByRole("tab", { name: "Event" }).click();
    const event = toldAt([run], { timeUs: 102_000, part: null })?.event ?? -1;
    const section = rail(page).locator(`[data-event="${event}"]`);
    await expect(section).toBeVisible();
    expect(plain(await section.locator("p").innerText())).toBe(plain(sentence(run.trace, event)));
    const { fields = [], sent = [] } = changesOf(run.trace, event) ?? {};
    for (const { row, field } of fields) {
      await expect(rail(page).locator(`[data-change="${row} ${field}"]`)).toBeVisible();
    }
    const messages = sent.filter(({ background }) => !background);
    await expect(rail(page).locator("[data-sent] li")).toHaveCount(messages.length);
    const why = explain(run.trace, event, plainEnglish).flatMap(({ sentences }) => sentences);
    const reasons = await rail(page).locator("[data-why] dd p").allInnerTexts();
    expect(reasons.map(plain)).toEqual(why.map((one) => plain(textOf(one))));
    // The other wording is a press away.
    await rail(page).getByRole("button", { name: "Expert" }).click();
    const expert = sentence(run.trace, event, { ...plainEnglish, wording: "expert" });
    // It follows by a frame.
    const told = async () => plain(await section.locator("p").innerText());
    await expect.poll(told).toBe(plain(expert));
  }
});

test("clocks show what they read and how wrong they are", async ({ page }) => {
  await open(page, "#s=fast-clock&t=2000&m=0");
  const { scenario } = inNode("#s=fast-clock").getState();
  if (scenario === null) throw new Error("no scenario");
  const items = rail(page).locator('[data-panel="clocks"] li');
  const readings = clocksAt(scenario, 2_000_000);
  await expect(items).toHaveCount(readings.length);
  for (const [i, { readsUs, aheadUs }] of readings.entries()) {
    const error =
      aheadUs === 0
        ? "on time"
        : `${Math.abs(aheadUs) / 1000} ms ${aheadUs > 0 ? "ahead" : "behind"}`;
    await expect(items.nth(i)).toContainText(error);
    await expect(items.nth(i)).toContainText(`reads ${readsUs / 1000} ms`);
  }
  expect(readings.some(({ aheadUs }) => aheadUs !== 0)).toBe(true);
  await open(page, "#s=inventory&t=102&m=0");
  await expect(rail(page).locator('[data-panel="values"]')).toBeVisible();
  await expect(rail(page).locator('[data-panel="clocks"]')).toHaveCount(0);
});

test("beside the comparison: opened by key or button, any mode, two events", async ({ page }) => {
  const { problems } = watch(page);
  await open(page, "#s=inventory&t=102");
  await expect(rail(page)).toHaveCount(0);
  await page.keyboard.press("i");
  await expect(rail(page)).toBeVisible();
  const mode = rail(page).getByLabel("Mode");
  await mode.selectOption({ label: "Paxos" });
  await expect(rail(page).getByRole("heading", { name: "Ballots" })).toBeVisible();
  await rail(page).getByRole("button", { name: "Close the inspector" }).click();
  await expect(rail(page)).toHaveCount(0);
  const button = page.getByRole("button", { name: "Inspector", exact: true });
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  // Compare: press, go to another event, and take it.
  await mode.selectOption({ index: 0 });
  await rail(page).getByRole("tab", { name: "Event" }).click();
  await rail(page).getByRole("button", { name: "Compare with another event" }).click();
  await page.keyboard.press("ArrowLeft");
  await rail(page)
    .getByRole("button", { name: /^Compare with the event at/ })
    .click();
  await expect(rail(page).locator("[data-causality=comparison]")).toBeVisible();
  expect(problems).toEqual([]);
});

test("in space-time too, by keys alone", async ({ page }) => {
  await open(page, "#s=cut&t=450&v=time&m=3");
  await page.keyboard.press("i");
  const tab = rail(page).getByRole("tab", { name: "State" });
  await expect(tab).toBeVisible();
  await tab.focus();
  await page.keyboard.press("ArrowRight");
  await expect(rail(page).getByRole("tab", { name: "Event" })).toBeFocused();
  await expect(rail(page).locator("[data-changes]")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(tab).toBeFocused();
  // Values are reached by Tab, and lead to their event.
  const set = rail(page)
    .getByRole("button", { name: /^set at/ })
    .first();
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press("Tab");
    if (await set.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(set).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rail(page).locator("[data-changes]")).toBeVisible();
});

test("on a phone it stands where the picture was", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page, "#s=cut&t=450&m=3");
  const button = page.getByRole("button", { name: "Inspector", exact: true });
  const box = await button.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await button.click();
  await expect(rail(page)).toContainText("Slot 1");
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(rail(page)).toBeVisible();
  await rail(page).getByRole("button", { name: "Close the inspector" }).click();
  await expect(page.locator("main svg[role=img]").first()).toBeVisible();
});

const sizes = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 360, height: 640 },
];

/** What is cut off, leaves the inspector, or is too small to be hit. */
async function faults(page: Page): Promise<readonly string[]> {
  return rail(page).evaluate((aside) => {
    const found: string[] = [];
    const frame = aside.getBoundingClientRect();
    const least = innerWidth < 700 ? 44 : 24;
    if (aside.scrollWidth > aside.clientWidth) found.push("the inspector scrolls sideways");
    for (const element of aside.querySelectorAll<HTMLElement>("*")) {
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || element.closest("svg") !== null) continue;
      const name = `${element.tagName} “${(element.textContent ?? "").slice(0, 40)}”`;
      if (box.left < frame.left - 0.5 || box.right > frame.right + 0.5) {
        found.push(`${name} leaves the inspector`);
      }
      const isInline = getComputedStyle(element).display === "inline";
      if (!isInline && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        found.push(`${name} is cut off`);
      }
      // A word within a sentence may be as small as the sentence.
      if (element.matches("button:not([data-term])") && Math.min(box.width, box.height) < least) {
        found.push(`${name} is too small`);
      }
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < 14) found.push(`${name} is smaller than 14 pixels`);
    }
    return found;
  });
}

const places = [
  "#s=profile&t=102&m=1",
  "#s=inventory&t=102&m=2",
  "#s=cut&t=450&m=3",
  "#s=lost-member&t=350&m=2",
  "#s=fast-clock&t=2000&m=0",
  "#s=rights&t=500&m=1",
  "#s=or-set&t=300&m=0",
  "#s=view-change&t=6000&m=0",
  "#s=failover&t=5000&m=0",
] as const;

for (const size of sizes) {
  test(
    `nothing is cut at ${size.width} × ${size.height}`,
    tagged(isFurther(size) && "@long"),
    async ({ page }) => {
      const { problems } = watch(page);
      await page.setViewportSize(size);
      for (const hash of places) {
        await open(page, hash);
        if ((await rail(page).count()) === 0) {
          await page.getByRole("button", { name: "Inspector", exact: true }).click();
        }
        await expect(rail(page).locator('[data-panel="values"]')).toBeAttached();
        expect(await faults(page), `${hash}, state`).toEqual([]);
        await rail(page).getByRole("tab", { name: "Event" }).click();
        expect(await faults(page), `${hash}, event`).toEqual([]);
      }
      expect(problems).toEqual([]);
    },
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`accessible, ${colorScheme}`, { tag: ["@axe", "@long"] }, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const hash of places) {
      await open(page, hash);
      for (const tab of ["State", "Event"]) {
        await rail(page).getByRole("tab", { name: tab }).click();
        expect(await violations(page, "aside"), `${hash}, ${tab}`).toEqual([]);
      }
    }
  });
}
