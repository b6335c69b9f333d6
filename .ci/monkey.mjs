// npm run monkey -- [--minutes 10] [--seed <text>] [--dist <folder of a build>]: pointer and
// keyboard at random over the whole page. The same seed does the same, as far as a browser does.
import { parseArgs } from "node:util";
import { openBrowser } from "./browser.mjs";
import { monkey } from "./monkeyRun.mjs";
import { say } from "./ready.mjs";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: String(Date.now()) },
    dist: { type: "string" },
  },
});
const seconds = Number(values.minutes) * 60;
say(`monkey: seed ${values.seed}, ${values.minutes} minutes`);
const { page, address, close } = await openBrowser({ dist: values.dist });
await page.goto(`${address}#s=profile`);
await page.locator("main svg[role=img]").first().waitFor();
const { actions, problems, heap, longestMs } = await monkey(page, {
  seconds,
  seed: values.seed,
  tell: say,
});
await close();
for (const problem of problems) console.log(`PROBLEM ${problem}`);
const [warm, end] = heap;
console.log(
  [
    `${actions} actions, ${problems.length} problems`,
    `longest ${longestMs.toFixed(0)} ms of the main thread`,
    `heap ${warm.toFixed(1)} MB warm and ${end.toFixed(1)} MB at the end`,
    `seed ${values.seed}`,
  ].join(", "),
);
process.exit(problems.length === 0 ? 0 : 1);
