import { describe, expect, it } from "vitest";
import { enCities } from "../../../narrate/cities.ts";
import { plainEnglish } from "../../../narrate/voice.ts";
import { libraryEntries, openId } from "../../../session/opening.ts";
import { runAll } from "../../../session/run/run.ts";
import { sayingsOf } from "../../../session/run/sayings.ts";
import { subjectsOf } from "../../../session/run/subject.ts";
import { looksOf } from "../../places.ts";
import { blockOf, noExtras } from "./block.ts";
import { boxAround, overlap } from "./geometry.ts";
import { type Picture, pictureOf } from "./picture.ts";
import { cellOf, markWidth } from "./table.ts";
import { mapWords } from "./words.ts";

/** About as wide as letters are. */
const measure = (text: string, sizePx: number, weight: number): number =>
  [...text].length * sizePx * (weight > 400 ? 0.56 : 0.47);
const voice = { said: mapWords.en, locale: "en" as const };

const sayingsIn = oncePer((id: string) => {
  const result = openId(id);
  if (!result.ok) throw new Error(result.problem.kind);
  const { scenario } = result.opened;
  const subject = subjectsOf(scenario)[0] ?? null;
  const sayings = sayingsOf(runAll(scenario), subject, plainEnglish.catalogue.shown);
  return { nodes: scenario.nodes, sayings };
});

function oncePer<Result>(compute: (id: string) => Result): (id: string) => Result {
  const known = new Map<string, Result>();
  return (id) => {
    const result = known.get(id) ?? compute(id);
    known.set(id, result);
    return result;
  };
}

function pictureIn(id: string, width: number, height: number, large = false): Picture {
  const { nodes, sayings } = sayingsIn(id);
  const looks = looksOf(nodes, enCities);
  return pictureOf({ nodes, sayings, looks, voice, measure, width, height, large, aside: 0 });
}

describe.each([
  ["a panel", 230, 310, false],
  ["a panel of an embedded page", 170, 245, false],
  ["a phone", 374, 395, false],
  ["one large map", 900, 470, true],
  ["a very small frame", 320, 105, false],
] as const)("labels in %s", (_, width, height, large) => {
  it.each(libraryEntries)("have all the room they ever need: $id", ({ id }) => {
    const { nodes, sayings } = sayingsIn(id);
    const { scene, labels, table, setting } = pictureIn(id, width, height, large);
    const marks = Object.values(scene.places).map((place) => boxAround(place, scene.sizes.mark));
    for (const { id: node } of nodes) {
      for (const saying of sayings.byNode[node] ?? []) {
        if (labels === null) {
          const column = (width - ((table?.columns ?? 1) - 1) * 12) / (table?.columns ?? 1);
          if (table?.isBeside) continue;
          const form = table?.form ?? "value";
          expect(cellOf(saying, setting, form, column - markWidth), node).not.toBeNull();
          continue;
        }
        const { box } = labels[node] as NonNullable<(typeof labels)[string]>;
        const block = blockOf(saying, setting, noExtras);
        expect(block.width).toBeLessThanOrEqual(box.right - box.left + 0.01);
        expect(block.height).toBeLessThanOrEqual(box.bottom - box.top + 0.01);
      }
    }
    const boxes = Object.values(labels ?? {}).map(({ box }) => box);
    for (const [i, box] of boxes.entries()) {
      for (const other of [...boxes.slice(i + 1), ...marks]) expect(overlap(box, other)).toBe(0);
    }
  });
});

describe("a picture", () => {
  it("has its labels beside the marks where there is room, else in a table", () => {
    expect(pictureIn("inventory", 230, 310).labels).not.toBeNull();
    expect(pictureIn("inventory", 130, 180).table).not.toBeNull();
  });

  it("puts the values where the eye expects them", () => {
    const { labels } = pictureIn("inventory", 230, 310);
    expect(labels?.["tokyo"]?.anchor).toBe("end");
    expect(labels?.["london"]).toMatchObject({ anchor: "start", signSide: "left" });
    expect(labels?.["saopaulo"]?.anchor).toBe("start");
  });
});
