import { describe, expect, it } from "vitest";
import { FakeBrowser, type FakeTab } from "../../testing/browser.ts";
import { firstWork } from "../../testing/firstWork.ts";
import {
  fileOf,
  firstDraftKey,
  firstKey,
  keptIn,
  mostKept,
  prefixOf,
  withHead,
} from "./records.ts";
import { Tab, TooMany } from "./tab.ts";

const work = (title: string, at = 1) =>
  withHead({ title, at, changes: 1, hasDraft: false }, '{"document":{}}');
const titles = (browser: FakeBrowser, place = "/") =>
  keptIn(browser.store, place).map(({ title }) => title);

/** A tab at work: it has begun, and kept something. */
async function working(fake: FakeTab, title: string): Promise<Tab> {
  const tab = new Tab(fake);
  await tab.begin();
  tab.write(work(title));
  // Its lock comes a moment later.
  await Promise.resolve();
  return tab;
}

describe("each tab has a work of its own", () => {
  it("two tabs never write over each other's", async () => {
    const browser = new FakeBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    const [tabA, tabB] = [await working(a, "A"), await working(b, "B")];
    tabA.write(work("A again"));
    tabB.write(work("B again"));
    expect(titles(browser).toSorted()).toEqual(["A again", "B again"]);
    // Each finds its own again.
    for (const [fake, title] of [
      [a, "A again"],
      [b, "B again"],
    ] as const) {
      fake.kill();
      expect(await new Tab(browser.tab(fake.remembers)).begin()).toBe(work(title));
    }
  });

  it("a duplicated tab goes on with a copy", async () => {
    const browser = new FakeBrowser();
    const one = browser.tab();
    const first = await working(one, "one");
    const two = browser.tab({ ...one.remembers });
    const second = new Tab(two);
    expect(await second.begin()).toBe(work("one"));
    second.write(work("two"));
    first.write(work("one again"));
    expect(titles(browser).toSorted()).toEqual(["one again", "two"]);
    expect(two.remembers.text).not.toBe(one.remembers.text);
  });

  it("a page that is loaded again keeps its id, and a killed one's is taken up", async () => {
    const browser = new FakeBrowser();
    const fake = browser.tab();
    const tab = await working(fake, "one");
    const { key } = tab;
    tab.markLeft(true);
    expect(fake.remembers.text).toMatch(/ left$/);
    fake.kill();
    const next = browser.tab(fake.remembers);
    const again = new Tab(next);
    await again.begin();
    expect(again.key).toBe(key);
    expect(next.remembers.text).not.toMatch(/ left$/);
    next.kill();
    const third = new Tab(browser.tab(next.remembers));
    await third.begin();
    expect(third.key).toBe(key);
  });

  it("without locks a tab whose page was not left in order goes on with a copy", async () => {
    const browser = new FakeBrowser();
    browser.hasLocks = false;
    const fake = browser.tab();
    const tab = await working(fake, "one");
    const copy = new Tab(browser.tab({ ...fake.remembers }));
    expect(await copy.begin()).toBe(work("one"));
    copy.write(work("two"));
    expect(titles(browser).toSorted()).toEqual(["one", "two"]);
    tab.markLeft(true);
    const again = new Tab(browser.tab(fake.remembers));
    await again.begin();
    expect(again.key).toBe(tab.key);
  });

  it("another copy of the page on the same host has its own", async () => {
    const browser = new FakeBrowser();
    const fake = browser.tab({ text: null }, "/a/");
    await working(fake, "A");
    const beside = new Tab(browser.tab({ text: null }, "/b/"));
    expect(await beside.begin()).toBeNull();
    beside.write(work("B"));
    expect(titles(browser, "/a/")).toEqual(["A"]);
    expect(titles(browser, "/b/")).toEqual(["B"]);
    expect(titles(browser)).toEqual([]);
  });
});

describe("what is set aside", () => {
  it("stays when the tab goes on with something else, and can be taken up once", async () => {
    const browser = new FakeBrowser();
    const tab = await working(browser.tab(), "first");
    const key = tab.key ?? "";
    tab.leave();
    expect(browser.held.size).toBe(0);
    tab.write(work("second", 2));
    expect(titles(browser)).toEqual(["second", "first"]);
    const other = new Tab(browser.tab());
    expect(await other.take(key)).toBe(true);
    expect(await tab.take(key)).toBe(false);
    other.write(work("first again", 3));
    expect(titles(browser)).toEqual(["first again", "second"]);
    other.remove();
    expect(titles(browser)).toEqual(["second"]);
  });

  it("is as many as may be: the next one is not kept, and none goes for it", async () => {
    const browser = new FakeBrowser();
    for (let i = 0; i < mostKept; i += 1) (await working(browser.tab(), `work ${i}`)).leave();
    const tab = new Tab(browser.tab());
    await tab.begin();
    expect(() => tab.write(work("one more"))).toThrow(TooMany);
    expect(titles(browser)).toHaveLength(mostKept);
    // Another copy of the page has room of its own.
    await working(browser.tab({ text: null }, "/b/"), "beside");
    const [oldest] = keptIn(browser.store, "/").slice(-1);
    browser.store.remove(oldest?.key ?? "");
    tab.write(work("one more", 5));
    expect(titles(browser)[0]).toBe("one more");
  });

  it("of a newer version is left as it is", async () => {
    const browser = new FakeBrowser();
    const text = '{"format":4,"title":"Later","at":7}\n<anything>';
    browser.texts.set(`${prefixOf("/")}tab0`, text);
    const tab = new Tab(browser.tab({ text: "tab0" }));
    expect(await tab.begin()).toBe(text);
    // It cannot be read, so the tab lets it be.
    tab.leave();
    tab.write(work("mine"));
    expect(browser.texts.get(`${prefixOf("/")}tab0`)).toBe(text);
    expect(keptIn(browser.store, "/")).toEqual([
      expect.objectContaining({ title: "Later", at: 7, isOurs: false }),
      expect.objectContaining({ title: "mine", isOurs: true }),
    ]);
  });

  it("is listed even if nothing can be read of it", () => {
    const browser = new FakeBrowser();
    for (const [i, text] of ["{", "[]", "null", "x\ny", '{"format":"2"}'].entries())
      browser.texts.set(`${prefixOf("/")}${i}`, text);
    const kept = keptIn(browser.store, "/");
    expect(kept).toHaveLength(5);
    expect(kept.every(({ title, isOurs }) => title === "" && !isOurs)).toBe(true);
    expect(fileOf("{")).toBe("{");
    expect(fileOf(firstWork)).toContain('"title": "Two warehouses ship at once"');
  });
});

describe("what the first versions kept for all tabs", () => {
  it("of an editor is listed by its scenario's title, and moves when it is taken up", async () => {
    const browser = new FakeBrowser();
    const over = JSON.stringify({ everywrite: 1, title: "Half done" });
    browser.texts.set(firstDraftKey, JSON.stringify({ over, face: "json", text: '{"a"' }));
    const tab = new Tab(browser.tab());
    // No tab goes on with it by itself.
    expect(await tab.begin()).toBeNull();
    tab.write(work("mine"));
    expect(keptIn(browser.store, "/")).toContainEqual(
      expect.objectContaining({ title: "Half done", hasDraft: true, isOurs: true }),
    );
    expect(await tab.take(firstDraftKey)).toBe(true);
    tab.write(work("taken up"));
    expect(titles(browser).toSorted()).toEqual(["mine", "taken up"]);
  });

  it("is opened by a tab that has nothing, and moves only when it is kept anew", async () => {
    const browser = new FakeBrowser();
    browser.texts.set(firstKey, firstWork);
    const tab = new Tab(browser.tab());
    expect(await tab.begin()).toBe(firstWork);
    expect([...browser.texts.keys()]).toEqual([firstKey]);
    tab.write(work("mine"));
    expect(titles(browser)).toEqual(["mine"]);
    expect(browser.texts.has(firstKey)).toBe(false);
  });

  it("or is set aside, listed by its title, for any copy of the page", async () => {
    const browser = new FakeBrowser();
    browser.texts.set(firstKey, firstWork);
    const tab = new Tab(browser.tab());
    await tab.begin();
    // The address names something else.
    tab.leave();
    tab.write(work("mine"));
    expect(titles(browser)).toEqual(["mine", "Two warehouses ship at once"]);
    expect(titles(browser, "/b/")).toEqual(["Two warehouses ship at once"]);
    expect(keptIn(browser.store, "/")[1]).toMatchObject({ format: 1, changes: 2, isOurs: true });
    expect(await tab.take(firstKey)).toBe(true);
    tab.write(work("taken up"));
    expect(titles(browser).toSorted()).toEqual(["mine", "taken up"]);
  });
});
