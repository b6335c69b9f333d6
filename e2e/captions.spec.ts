// Every caption comes from state: what the page says is what the engine, run in Node, has.
import { expect, test } from "@playwright/test";
import {
  eventIndexAt,
  eventsOfInstant,
  linesOf,
  momentOf,
  narrate,
  rowsAfter,
  toldAt,
  verdictOf,
} from "./engine.ts";
import { inNode, open, plain } from "./page.ts";
import { tagged } from "./tags.ts";

/** What is shown of others is of the same kinds. */
const repeats = new Set<string>(["lost-member", "oversold"]);

for (const [id, times] of [
  ["inventory", [0, 1, 2, 50, 101, 102, 152, 300, 620]],
  ["cut", [0, 100, 450, 1100, 1800]],
  ["lost-member", [0, 350, 2100]],
  ["oversold", [0, 100, 400]],
] as const) {
  test(`captions of ${id}`, tagged(repeats.has(id) && "@long"), async ({ page }) => {
    const session = inNode(`#s=${id}`);
    for (const ms of times) {
      await open(page, `#s=${id}&t=${ms}`);
      session.seek(ms * 1000);
      const { runs, timeUs, part, subjects, scenario } = session.getState();
      const subject = subjects[0] ?? null;
      for (const run of runs) {
        const panel = page.locator(`[data-mode="${run.index}"]`);
        const verdict = verdictOf(run, momentOf(run, { timeUs, part }, subject));
        const words = plain((await panel.innerText()).replaceAll("\n", " "));
        const parts = [run.heading, verdict.headline, verdict.why, verdict.ok.text];
        for (const part of parts) expect(words).toContain(plain(part));
        expect(words).toContain(verdict.agree ? "agree" : "differ");
        const picture = await panel.getByRole("img").first().getAttribute("aria-label");
        // The values, straight from the engine.
        const event = eventIndexAt(run.trace, timeUs);
        for (const [i, node] of run.trace.nodes.entries()) {
          if (subject === null) continue;
          const up = (run.trace.down[node] ?? []).every(
            ({ from, to }) => event < from || (to !== null && event >= to),
          );
          const values = linesOf(rowsAfter(run.trace, node, event)[subject.row], subject)
            .map(({ versions }) => versions.join(" | "))
            .join(", ");
          const name = scenario?.nodes[i]?.name ?? node;
          const said = (picture ?? "").split(`${name}: `)[1] ?? "";
          expect(said.replace(/^\w+ (?=[\w−])/, ""), `${name} at ${ms}`).toContain(
            up ? values : "down",
          );
          if (!up || values.length > 9) continue;
          const texts = panel
            .locator("text, [data-cities] li")
            .filter({ hasText: values.replaceAll(" | ", "|") });
          await expect(texts.first()).toBeAttached();
        }
      }
      const told = toldAt(runs, { timeUs, part });
      const trace = runs[told?.run ?? 0]?.trace;
      const sentence = plain(await page.locator("[data-sentence]").innerText());
      if (trace === undefined || told === null) throw new Error("nothing to tell");
      const isStart = trace.events[told.event]?.kind === "start";
      const expected = narrate(trace, told.event)
        .map(({ text }) => text)
        .join("");
      expect(sentence).toBe(plain(isStart ? (scenario?.about ?? "") : expected));
    }
  });
}

test("the inspector lists everything that happened at an instant", async ({ page }) => {
  const [run] = inNode("#s=inventory").getState().runs.slice(3);
  const us = run?.instantsUs.find(
    (one) => eventsOfInstant(run, { timeUs: one, part: null }).length > 1 && one > 0,
  );
  if (run === undefined || us === undefined) throw new Error("no instant with two events");
  await open(page, `#s=inventory&t=${us / 1000}&m=3`);
  const inspector = page.getByRole("complementary");
  await inspector.getByRole("tab", { name: "Event" }).click();
  const items = inspector.locator("[data-instant] li");
  const events = eventsOfInstant(run, { timeUs: us, part: null });
  await expect(items).toHaveCount(events.length);
  for (const [i, event] of events.entries()) {
    const text = narrate(run.trace, event.index)
      .map((part) => part.text)
      .join("");
    expect(plain(await items.nth(i).innerText())).toBe(plain(text));
  }
});
