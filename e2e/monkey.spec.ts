// Twenty seconds of pointer and keyboard at random; `npm run monkey` does it for longer, with any
// seed.
import { expect, test } from "@playwright/test";
import { monkey } from "../.ci/monkeyRun.mjs";
import { open } from "./page.ts";

// Playwright warns on the console of what it blocks.
test.use({ serviceWorkers: "allow" });

test("a monkey finds nothing in twenty seconds", { tag: "@long" }, async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== "chromium", "the heap and the thread are measured in Chromium");
  await open(page, "#s=profile");
  const { actions, problems, heap, longestMs } = await monkey(page, { seconds: 20, seed: "seven" });
  console.log(
    `${actions} actions, longest ${longestMs.toFixed(0)} ms, heap ${heap.join(" to ")} MB`,
  );
  expect(problems).toEqual([]);
  expect(actions).toBeGreaterThan(30);
});
