// A large scenario is not computed unasked: not from a link, not from a file, not by a change, not
// when it comes back after a reload; and the way out is at once.
import { expect, type Page, test } from "@playwright/test";
import { formatLink, type ScenarioDocument } from "./engine.ts";
import { nineNodes, open, watch } from "./page.ts";

const pairs = nineNodes.flatMap((a, i) => nineNodes.slice(i + 1).map((b) => `${a}-${b}`));
const linksWith = (link: object) => ({ links: Object.fromEntries(pairs.map((id) => [id, link])) });

/** Every message is lost and sent again, for an hour: more than a tab has room for. */
const filling: ScenarioDocument = {
  everywrite: 1,
  title: "All is lost",
  nodes: nineNodes,
  modes: ["naive", "lww", "version-vector", "crdt", "paxos", "galera", "home-region"],
  end: 3_600_000,
  network: linksWith({ latency: 0, loss: 1 }),
  workload: { requests: 2000, over: 3_000_000, rows: 100 },
  clients: { timeout: 0.001, retries: 100 },
};

/** Large as long as it is looked at; then all nodes go down and the rest is refused at once. */
const soon: ScenarioDocument = {
  everywrite: 1,
  title: "Soon computed",
  nodes: nineNodes,
  network: linksWith({ latency: 1 }),
  script: nineNodes.map((crash) => ({ at: 100, crash })),
  workload: { requests: 2000, over: 1000, rows: 100, clientsPerNode: 20 },
  modes: ["galera", { mode: "galera", label: "all", options: { strict: true } }, "crdt"],
};

const dialog = (page: Page) => page.getByRole("dialog", { name: "This scenario is large" });
const back = (page: Page) => dialog(page).getByRole("button", { name: "Go back" });
const progress = (page: Page) => page.getByRole("progressbar", { name: "Computing the scenario" });

async function drop(page: Page, document: unknown): Promise<void> {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "large.json", { type: "application/json" }));
    dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
  }, JSON.stringify(document));
}

test("a link that would fill the memory is asked about; back leads to the start", async ({
  page,
}) => {
  const { problems } = watch(page);
  await page.goto(`./${formatLink({ document: filling })}`);
  await expect(dialog(page)).toContainText("“All is lost” would take about");
  await expect(dialog(page)).toContainText(/\d MB of memory under 7 modes/);
  await expect(dialog(page)).toContainText("Everywrite stops at 400,000 events or 450 MB");
  await expect(progress(page)).toHaveCount(0);
  await expect(back(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Show me a conflict" })).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  expect(problems).toEqual([]);
});

test("over another scenario, that one stays; computed, it comes, or can be stopped", async ({
  page,
}) => {
  await open(page, "#s=profile&t=101");
  const address = page.url();
  await drop(page, soon);
  await back(page).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page).toHaveTitle(/Two users, one profile/);
  expect(page.url().replace(/&h=.*/, "")).toBe(address);
  await drop(page, filling);
  await dialog(page).getByRole("button", { name: "Compute it" }).click();
  await expect(progress(page)).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(progress(page)).toHaveCount(0);
  await expect(page).toHaveTitle(/Two users, one profile/);
  await drop(page, soon);
  await dialog(page).getByRole("button", { name: "Compute it" }).click();
  await expect(page).toHaveTitle(/Soon computed/, { timeout: 60_000 });
  await expect(progress(page)).toHaveCount(0);
});

test("after a change and a reload it is asked about anew, and nothing is computed", async ({
  page,
}) => {
  await open(page, "#s=profile");
  await drop(page, soon);
  await dialog(page).getByRole("button", { name: "Compute it" }).click();
  await expect(page).toHaveTitle(/Soon computed/, { timeout: 60_000 });
  await page
    .getByRole("button", { name: /^Tokyo: act here/ })
    .first()
    .click();
  await page.locator("dialog[open]").getByRole("button", { name: "Crash" }).click();
  const changed = page.getByRole("region", { name: "Changes of the scenario" });
  await expect(changed.getByRole("status")).toContainText("Crash in Tokyo", {
    timeout: 60_000,
  });
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(dialog(page)).toContainText("“Soon computed”");
  await expect(progress(page)).toHaveCount(0);
  await back(page).click();
  await expect(page.getByRole("button", { name: "Show me a conflict" })).toBeVisible();
});

test("what is typed is asked about where it is large, and is still there then", async ({
  page,
}) => {
  await open(page, "#s=profile");
  await page.keyboard.press("e");
  await page.getByRole("button", { name: "JSON" }).click();
  await page.getByLabel("The scenario as JSON").fill(JSON.stringify(soon));
  const editor = page.getByRole("dialog", { name: "Edit the scenario" });
  await expect(editor.getByRole("status")).toContainText("would take about");
  await expect(editor.getByRole("button", { name: "Compute it" })).toBeVisible();
  await expect(progress(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Done" }).click();
  await back(page).click();
  await expect(page).toHaveTitle(/Two users, one profile/);
  await page.keyboard.press("e");
  await expect(page.getByLabel("The scenario as JSON")).toHaveValue(/Soon computed/);
});
