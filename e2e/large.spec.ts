// A run of a hundred thousand events: it comes with progress, can be stopped, and the page answers
// all the time; then it is scrubbed through like any other.
import { expect, type Locator, type Page, test } from "@playwright/test";
import { formatLink, type ScenarioDocument } from "./engine.ts";
import { frames, nineNodes, open, watch } from "./page.ts";

/** In the first mode some 129 000 events, in the other one 17 000. */
const large = {
  everywrite: 1 as const,
  title: "A long day",
  seed: "large",
  nodes: nineNodes,
  workload: { requests: 2000, over: 60_000, rows: 4, clientsPerNode: 4 },
  modes: ["galera", "lww"],
};

const fiveModes = {
  ...large,
  modes: ["galera", "lww", "paxos", "crdt", "version-vector"],
};

/** Drops a scenario file on the page. */
async function drop(page: Page, document: unknown): Promise<void> {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "large.json", { type: "application/json" }));
    dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
  }, JSON.stringify(document));
}

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** The thread's own time, in microseconds: what other programs do meanwhile is not in it. */
  readonly tdur?: number;
}

interface Task {
  /** What it took of the main thread, in milliseconds. */
  readonly ms: number;
  /** What of that the browser took to clear its memory: no page can say when it does. */
  readonly clearingMs: number;
}

/** The tasks of the main thread while something is done. */
async function tasksOf(page: Page, action: () => Promise<void>): Promise<readonly Task[]> {
  const client = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  client.on("Tracing.dataCollected", ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await client.send("Tracing.start", {
    traceConfig: { includedCategories: ["toplevel", "devtools.timeline"] },
    transferMode: "ReportEvents",
  });
  // That tracing begins is a task, too.
  await page.evaluate(() => console.timeStamp("begin"));
  await action();
  const complete = new Promise((done) => client.once("Tracing.tracingComplete", done));
  await client.send("Tracing.end");
  await complete;
  await client.detach();
  const begin = events.find(({ name }) => name === "TimeStamp");
  const own = events.filter(({ tid, ts }) => tid === begin?.tid && ts > begin.ts);
  const clearings = own.filter(({ name }) => name === "MinorGC" || name === "MajorGC");
  return own
    .filter(({ name }) => name === "ThreadControllerImpl::RunTask")
    .map(({ ts, dur = 0, tdur = 0 }) => ({
      ms: tdur / 1000,
      clearingMs: clearings
        .filter((one) => one.ts >= ts && one.ts < ts + dur)
        .reduce((sum, one) => sum + (one.tdur ?? 0) / 1000, 0),
    }));
}

const progress = (page: Page) => page.getByRole("progressbar", { name: "Computing the scenario" });
const clock = (page: Page) => page.getByRole("slider", { name: "Time" });

/** Notes on the page when it says that something is being worked out: that may be over soon. */
function watchForPending(): void {
  const { documentElement: root } = document;
  delete root.dataset["hasSaid"];
  const observer = new MutationObserver(() => {
    if (document.querySelector("[data-pending]") === null) return;
    root.dataset["hasSaid"] = "";
    observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/**
 * Of the thread's own time. Beside another test, two threads share what one core has, and each
 * takes up to twice as long: `npm run e2e -- --all large --workers 1` measures alone.
 */
const mostMs = (): number => (test.info().config.workers === 1 ? 100 : 200);

/**
 * The labels of a first picture are laid out in one piece, for all that they will ever say: with
 * nine nodes some 0.3 s. It is to come in pieces, as all else does.
 */
const firstPicture = 6;

async function expectAwake(
  page: Page,
  what: string,
  action: () => Promise<void>,
  times = 1,
): Promise<void> {
  const tasks = await tasksOf(page, action);
  const longest = Math.max(0, ...tasks.map(({ ms }) => ms));
  const own = Math.max(0, ...tasks.map(({ ms, clearingMs }) => ms - clearingMs));
  const over = tasks.filter(({ ms }) => ms > 50).length;
  console.log(
    `${what}: ${tasks.length} tasks, ${over} over 50 ms, longest ${longest.toFixed(0)} ms, ` +
      `without clearing of memory ${own.toFixed(0)} ms`,
  );
  expect(tasks.length, what).toBeGreaterThan(0);
  expect(own, what).toBeLessThan(mostMs() * times);
}

// A recording of the test would copy the page at every step, in the very thread that is measured.
test.use({ trace: "off" });

test.skip(({ browserName }) => browserName !== "chromium", "tasks are measured in Chromium");

/** Through all of time by the pointer, and in steps by keys. */
async function travel(page: Page): Promise<void> {
  const box = await clock(page).boundingBox();
  if (box === null) throw new Error("no time line");
  // Found by its attributes: to look for a role takes the page's thread for longer.
  const slider = page.locator("[role=slider][aria-label=Time]");
  const seen = new Set<string | null>();
  await expectAwake(page, "scrubbing", async () => {
    await page.mouse.move(box.x + 10, box.y + 20);
    await page.mouse.down();
    for (let i = 0; i <= 40; i += 1) {
      await page.mouse.move(box.x + 10 + ((box.width - 20) * i) / 40, box.y + 20);
      seen.add(await slider.getAttribute("aria-valuenow"));
    }
    await page.mouse.up();
  });
  expect(seen.size).toBeGreaterThan(35);
  await expectAwake(page, "stepping", async () => {
    for (let i = 0; i < 10; i += 1) await page.keyboard.press("ArrowLeft");
    for (let i = 0; i < 10; i += 1) await page.keyboard.press("ArrowRight");
  });
}

test("comes with progress, answers meanwhile, and is scrubbed through smoothly", async ({
  page,
}) => {
  const { problems } = watch(page);
  await open(page, "#s=profile");
  const enter = async (): Promise<void> => {
    await drop(page, large);
    await expect(progress(page)).toBeVisible();
    await expect(page).toHaveTitle(/Two users, one profile/);
    // What was there can be looked at while the other is computed.
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(clock(page)).toHaveAttribute("aria-valuenow", "2");
    await expect(progress(page)).toHaveCount(0, { timeout: 180_000 });
    await expect(page).toHaveTitle(/A long day/);
  };
  await expectAwake(page, "computing", enter, firstPicture);
  await travel(page);
  const pending = page.locator("[data-pending]");
  const press = async (name: string, shows: Locator): Promise<void> => {
    await expectAwake(page, name, async () => {
      await page.evaluate(watchForPending);
      await page.getByRole("button", { name, exact: true }).click();
      await expect(page.locator("html[data-has-said]")).toHaveCount(1);
      await expect(shows).toBeVisible({ timeout: 60_000 });
      await expect(pending).toHaveCount(0, { timeout: 60_000 });
    });
  };
  await press("Space-time", page.getByText("and LWW diverge here"));
  await press("Differences", page.locator("main svg[role=img]"));
  await press("Verdicts", page.locator("[data-measure=linearizable] td").nth(1));
  await press("Events", page.locator("[data-row]").first());
  await expectAwake(page, "Map", async () => {
    await page.getByRole("button", { name: "Map", exact: true }).click();
    await expect(page.locator("main")).toHaveAttribute("data-view", "map");
  });
  await expectAwake(
    page,
    "one mode",
    async () => {
      await page.keyboard.press("1");
      for (let i = 0; i < 10; i += 1) await page.keyboard.press("ArrowLeft");
    },
    firstPicture,
  );
  // The inspector beside it comes in more than one frame: in the end with all nodes.
  await expect(page.locator("#inspector [data-panel^=queue] > div")).toHaveCount(nineNodes.length);
  expect(problems).toEqual([]);
});

/** The panels are drawn one after the other: all of them in the end, and at one instant. */
async function expectAllDrawn(page: Page, instant: string): Promise<void> {
  const pictures = page.locator("main [data-mode] svg[role=img]");
  await expect(pictures).toHaveCount(fiveModes.modes.length);
  for (const picture of await pictures.all()) {
    await expect(picture).toHaveAttribute("aria-label", new RegExp(` ${instant}\\sms`));
  }
}

const long = { tag: "@long" };

test("five modes are opened, gone through and changed without a pause", long, async ({ page }) => {
  await open(page, "#s=profile");
  const isComputed = async (): Promise<void> => {
    // What was agreed to once is not asked again for a change of it.
    await expect(progress(page)).toBeVisible();
    await expect(progress(page)).toHaveCount(0, { timeout: 180_000 });
  };
  await expectAwake(page, "opening", async () => {
    await drop(page, fiveModes);
    await page.getByRole("button", { name: "Compute it" }).click();
    await isComputed();
    await expectAllDrawn(page, "0");
  });
  await travel(page);
  const instant = await clock(page).getAttribute("aria-valuenow");
  await expectAllDrawn(page, instant ?? "");
  await page.getByRole("button", { name: "London: act here" }).first().click();
  const changed = page.getByRole("region", { name: "Changes of the scenario" });
  await expectAwake(page, "changing", async () => {
    await page.locator("dialog[open]").getByRole("button", { name: "Crash" }).click();
    await isComputed();
    await expect(changed.getByRole("status")).toContainText("Crash in London added");
    await expectAllDrawn(page, instant ?? "");
  });
  await expectAwake(page, "undoing", async () => {
    await page.keyboard.press("ControlOrMeta+z");
    await isComputed();
  });
});

test("can be stopped, by mouse and by keys; what was there stays", async ({ page }) => {
  await open(page, "#s=profile&t=101");
  const address = page.url();
  await drop(page, large);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(progress(page)).toHaveCount(0);
  await expect(page).toHaveTitle(/Two users, one profile/);
  await expect(clock(page)).toHaveAttribute("aria-valuenow", "101");
  expect(page.url().replace(/&h=.*/, "")).toBe(address);
  await drop(page, large);
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(progress(page)).toHaveCount(0);
  await frames(page, 30);
  await expect(page).toHaveTitle(/Two users, one profile/);
});

test("stopped with nothing before it leads to the start page", async ({ page }) => {
  await page.goto(`./${formatLink({ document: large as ScenarioDocument })}`);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Show me a conflict" })).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
});
