// No label lies over another one, over a mark, a head or a legend; none is cut; none is shortened
// that is short: at every size of the window, for the whole library and for crowds of cities.
import { expect, type Page, test } from "@playwright/test";
import { boxFaults, type Stop } from "./boxes.ts";
import { crowds } from "./crowds.ts";
import { formatLink, libraryEntries } from "./engine.ts";
import { inNode, open } from "./page.ts";
import { tagged } from "./tags.ts";

interface Size {
  readonly width: number;
  readonly height: number;
  readonly embed: boolean;
  /** Looked at every day, at the instants that matter most. */
  readonly isDaily?: true;
}

const sizes: readonly Size[] = [
  { width: 320, height: 240, embed: true },
  { width: 640, height: 360, embed: true },
  { width: 800, height: 450, embed: true },
  { width: 960, height: 540, embed: true, isDaily: true },
  { width: 1180, height: 820, embed: false },
  { width: 1280, height: 720, embed: false, isDaily: true },
  { width: 1366, height: 768, embed: false },
  { width: 1920, height: 1080, embed: false },
  { width: 2560, height: 1440, embed: false },
  { width: 390, height: 844, embed: false, isDaily: true },
  { width: 820, height: 1180, embed: false },
];

type View = "map" | "time" | "verdicts";

interface Wanted {
  readonly embed: boolean;
  readonly view: View;
  /** Null: all of them. */
  readonly mode: number | null;
  /** Few: the start, the first conflict or the middle of the first fault, and the end. */
  readonly few: boolean;
}

/** The scenarios, each by a link without an instant. */
const links: readonly string[] = [
  ...libraryEntries.map(({ id }) => `#s=${id}`),
  ...crowds.map((document) => formatLink({ document })),
];

const kept = new Map<string, ReturnType<typeof inNode>>();

function stopsOf(link: string, { embed, view, mode, few }: Wanted): readonly Stop[] {
  const session = kept.get(link) ?? inNode(link);
  kept.set(link, session);
  const { scenario, runs, conflictsUs, endUs } = session.getState();
  if (scenario === null) throw new Error(link);
  const middles = scenario.script.flatMap((entry) => {
    const until = "untilUs" in entry ? (entry.untilUs ?? endUs) : null;
    return until === null ? [] : [(entry.atUs + until) / 2];
  });
  const first = conflictsUs[0] ?? middles[0] ?? endUs / 2;
  const writes = scenario.script.filter(({ kind }) => kind === "request").map(({ atUs }) => atUs);
  const all = few
    ? [first, middles[0] ?? endUs]
    : [0, ...spread(writes), ...spread(conflictsUs), ...spread(middles), first + 60_000, endUs];
  const last = Math.max(0, runs.length - 1);
  const [m, v] = [mode === null ? "" : `&m=${Math.min(mode, last)}`, `&v=${view}`];
  const times = [...new Set(all.map((us) => Math.round(Math.min(us, endUs)) / 1000))];
  return times.map((ms) => ({
    hash: `${link}&t=${ms}${m}${v}${embed ? "&embed" : ""}`,
    title: scenario.title,
    ms,
  }));
}

/** At most eight of many, evenly. */
function spread(times: readonly number[]): readonly number[] {
  const step = Math.max(1, Math.ceil(times.length / 8));
  return times.filter((_, i) => i % step === 0);
}

async function expectNone(page: Page, wanted: Wanted): Promise<void> {
  const all: string[] = [];
  for (const link of links) {
    const stops = stopsOf(link, wanted);
    const isEnglish = await page.evaluate(() => document.documentElement.lang === "en");
    const found = await boxFaults(
      page,
      isEnglish ? stops : stops.map((stop) => ({ ...stop, title: "" })),
    );
    const { title } = stops[0] ?? { title: "" };
    for (const { hash, what } of found) all.push(`${title} ${/&t=.*/.exec(hash)?.[0]}: ${what}`);
  }
  expect(all, `${all.length} faults\n${all.join("\n")}`).toEqual([]);
}

for (const size of sizes) {
  const { width, height, embed } = size;
  const name = `${width} × ${height}${embed ? ", embedded" : ""}`;
  for (const [view, mode] of [
    ["map", null],
    ["map", 1],
    ["time", null],
    ["verdicts", null],
  ] as const) {
    const isDaily = size.isDaily && view === "map" && mode === null;
    test(
      `every label can be read at ${name}: ${view}${mode === null ? "" : ", one mode"}`,
      tagged(!isDaily && "@long"),
      async ({ page }) => {
        await page.setViewportSize({ width, height });
        await open(page, "#s=profile");
        const few = process.env["E2E_ALL"] !== "1";
        await expectNone(page, { embed, view, mode, few });
      },
    );
  }
}

for (const locale of ["ja", "pt-BR"]) {
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ] as const) {
    test.describe(() => {
      test.use({ locale });
      test(`every label can be read at ${width} × ${height} in ${locale} @long`, async ({
        page,
      }) => {
        await page.setViewportSize({ width, height });
        await open(page, "#s=profile");
        for (const view of ["map", "time", "verdicts"] as const) {
          await expectNone(page, { embed: false, view, mode: null, few: true });
        }
      });
    });
  }
}
