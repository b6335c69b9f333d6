import { describe, expect, it, vi } from "vitest";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import { FakeBrowser } from "../../testing/browser.ts";
import { firstWork } from "../../testing/firstWork.ts";
import { nameOf, type StoredDraft } from "../drafting/stored.ts";
import { setClock } from "../edits/clocks.ts";
import type { Session } from "../state.ts";
import { createSession } from "../store.ts";
import { fileOf } from "./records.ts";
import { addressOf, bringBack, keepWork, longestAddress, type Place, readWork } from "./storage.ts";
import { Tab } from "./tab.ts";

/** One tab's place, with the text that lies in it. */
class OnePlace implements Place {
  text: string | null = null;
  aside: string[] = [];
  write(text: string): void {
    this.text = text;
  }
  remove(): void {
    this.text = null;
  }
  leave(): void {
    if (this.text !== null) this.aside.push(this.text);
    this.text = null;
  }
}

function opened(hash: string, place: Place): Session {
  const session = createSession();
  session.openHash(hash);
  keepWork(session, place, () => 1);
  return session;
}

const hash = (session: Session) => addressOf(session.getState(), "abc-_9");

/** A visit that changes twice, undoes once and goes on to 80 ms in the second mode. */
function visit(place: Place): Session {
  const session = createSession();
  session.openHash("#s=inventory&t=50");
  const { save } = keepWork(session, place, () => 1);
  session.edit(setClock("tokyo", 5000));
  session.edit(setClock("london", 6000));
  session.undo();
  session.expand(1);
  session.seek(80_000);
  save();
  return session;
}

/** What such a visit leaves. */
function leftBy(visiting: (place: Place) => unknown): string {
  const place = new OnePlace();
  visiting(place);
  return place.text ?? "";
}

describe("unsaved work", () => {
  it.each([["no link"], ["the edited link"]])("comes back with %s", (kind) => {
    const place = new OnePlace();
    const old = visit(place).getState();
    const session = createSession();
    const address = kind === "no link" ? "" : hash(addressAtEdit());
    expect(bringBack(session, place.text ?? "", address)).toBe(true);
    const { opened, past, future } = session.getState();
    expect({ document: opened?.document, past, future }).toEqual({
      document: old.opened?.document,
      past: old.past,
      future: old.future,
    });
    expect(session.getState()).toMatchObject({
      timeUs: 80_000,
      expanded: 1,
      restored: true,
      changed: true,
      id: null,
    });
    expect(session.getState().before?.runs.length).toBeGreaterThan(0);
    session.undo();
    expect(session.getState()).toMatchObject({ id: "inventory", restored: false });
  });

  /** Where the address stood after the last change. */
  function addressAtEdit(): Session {
    const session = createSession();
    session.openHash("#s=inventory&t=50");
    session.edit(setClock("tokyo", 5000));
    return session;
  }

  it("comes back at the instant of a link to the same scenario", () => {
    const session = createSession();
    const other = addressAtEdit();
    other.seek(20_000);
    expect(bringBack(session, leftBy(visit), hash(other))).toBe(true);
    expect(session.getState()).toMatchObject({ timeUs: 20_000, expanded: null });
    expect(session.getState().past).toHaveLength(1);
  });

  it.each(["#s=cut", "#s=inventory", "#s=nowhere", "#x=broken"])("stays away from %s", (other) => {
    expect(bringBack(createSession(), leftBy(visit), other)).toBe(false);
  });

  it("is not kept without a change, nor where the page is embedded", () => {
    const place = new OnePlace();
    const session = opened("#s=inventory&embed", place);
    session.seek(1000);
    session.edit(setClock("tokyo", 5000));
    opened("#s=cut", place).seek(5000);
    expect(place.text).toBeNull();
  });

  it("that was thrown away does not come back; what was left for something else stays", () => {
    const place = new OnePlace();
    visit(place).discard();
    expect(place).toMatchObject({ text: null, aside: [] });
    // The library's own scenario is the very document that was changed: it is opened all the same.
    visit(place).open("inventory");
    expect(place.text).toBeNull();
    expect(place.aside.map((text) => readWork(text)?.past.length)).toEqual([1]);
    const session = visit(place);
    session.openHash("#s=cut");
    session.edit(setClock("tokyo", 1000));
    expect(place.aside).toHaveLength(2);
    expect(readWork(place.text ?? "")?.document.title).toContain("cut off");
  });

  it.each([
    ["", "nothing"],
    ["{", "half a text"],
    ['{"document":{"everywrite":1}}', "no scenario"],
    ['{"document":{"everywrite":2,"title":"x"}}', "a scenario of a newer format"],
    ['{"format":4,"title":"x"}\n{"document":{}}', "a newer format of what is kept"],
    ['{"format":2,"title":"x"}\n{', "half a work"],
    ["[]", "a list"],
    ["null", "null"],
  ])("that cannot be read is none: %s", (text) => {
    expect(readWork(text)).toBeNull();
    expect(bringBack(createSession(), text, "")).toBe(false);
  });

  it("as the first versions kept it is read: what was changed, and how often", () => {
    const work = readWork(firstWork);
    expect(work).toMatchObject({ address: expect.stringMatching(/^#x=2/), timeUs: 80_000 });
    expect([work?.past.length, work?.future.length]).toEqual([1, 1]);
    const session = createSession();
    expect(bringBack(session, firstWork, "")).toBe(true);
    expect(session.getState()).toMatchObject({ changed: true, restored: true });
    session.undo();
    expect(session.getState().opened?.document).toEqual(work?.past[0]);
  });

  it("is bounded: the oldest changes go, the original stays", () => {
    const place = new OnePlace();
    const session = createSession();
    session.openText('{ "everywrite": 1, "title": "Small", "modes": ["naive"] }');
    keepWork(session, place, () => 1);
    const original = session.getState().opened?.document;
    for (let i = 0; i < 900; i += 1) {
      session.edit((document) => ({ ...document, about: `${i} ${"long ".repeat(180)}` }));
    }
    expect(place.text?.length).toBeLessThanOrEqual(600_200);
    const work = readWork(place.text ?? "");
    expect(work?.past[0]).toEqual(original);
    expect(work?.past.at(-1)).toEqual(session.getState().past.at(-1));
    expect(work?.past.length).toBeGreaterThan(100);
  });

  it("with a document as large as may be is kept, and the original with it", () => {
    const place = new OnePlace();
    const session = createSession();
    session.openText(JSON.stringify(large("a")));
    keepWork(session, place, () => 1);
    session.edit(() => large("b"));
    const other = createSession();
    expect(bringBack(other, place.text ?? "", "#")).toBe(true);
    expect(other.getState().opened?.document).toEqual(session.getState().opened?.document);
    expect(other.getState().past).toEqual(session.getState().past);
  });
});

/** Some 225 000 characters. */
function large(mark: string): ScenarioDocument {
  const script = Array.from({ length: 220 }, (_, i) => ({
    at: i,
    node: "tokyo",
    do: [{ update: "items/1", set: { value: mark + "x".repeat(990) } }],
  }));
  return { everywrite: 1, title: "Large", modes: ["naive"], script };
}

describe("what stands in the editor", () => {
  const typed = (session: Session, text: string): StoredDraft => {
    const { opened } = session.getState();
    if (opened === null) throw new Error("nothing is open");
    const draft = { over: nameOf(opened.document), face: "json", text } as const;
    session.set({ draft });
    return draft;
  };

  it("comes back over a scenario that is not changed, with the place", () => {
    const place = new OnePlace();
    const draft = typed(opened("#s=cut&t=450", place), '{"half');
    const session = createSession();
    expect(bringBack(session, place.text ?? "", "#s=cut&t=450")).toBe(true);
    const { opened: now, ...state } = session.getState();
    expect(state).toMatchObject({ id: "cut", draft, changed: false, past: [], timeUs: 450_000 });
    expect(now?.document.title).toContain("cut off");
    expect(bringBack(createSession(), place.text ?? "", "#s=inventory")).toBe(false);
  });

  it("is kept with the changes, stays when they are discarded, and goes last", () => {
    const place = new OnePlace();
    const session = visit(place);
    const draft = typed(session, "{");
    expect(readWork(place.text ?? "")).toMatchObject({ draft, changed: true });
    session.discard();
    expect(readWork(place.text ?? "")).toMatchObject({ draft, changed: false, past: [] });
    session.set({ draft: null });
    expect(place).toMatchObject({ text: null, aside: [] });
  });

  it("is set aside with its work when something else is opened", () => {
    const place = new OnePlace();
    const session = opened("#s=inventory", place);
    const draft = typed(session, "{");
    session.open("cut");
    expect(session.getState().draft).toBeNull();
    expect(place.aside.map((text) => readWork(text)?.draft)).toEqual([draft]);
  });

  it("is not written with each letter, but soon, and when the page is left", () => {
    vi.useFakeTimers();
    const place = new OnePlace();
    const session = createSession();
    session.openHash("#s=cut");
    const { save } = keepWork(session, place, () => 1);
    const kept = (): string | undefined => readWork(place.text ?? "")?.draft?.text;
    for (const text of ["a", "ab", "abc"]) typed(session, text);
    expect(kept()).toBe("a");
    vi.advanceTimersByTime(999);
    expect(kept()).toBe("abc");
    typed(session, "abcd");
    save();
    expect(kept()).toBe("abcd");
    typed(session, "abcde");
    session.set({ draft: null });
    vi.runAllTimers();
    expect(place.text).toBeNull();
    vi.useRealTimers();
  });

  it("is told where there is no room for it, and is not where the page is embedded", () => {
    const browser = new FakeBrowser();
    browser.room = 10;
    const session = createSession();
    session.openHash("#s=cut");
    keepWork(session, new Tab(browser.tab()), () => 1);
    typed(session, "{");
    expect(session.getState().unkept).toBe("full");
    const place = new OnePlace();
    typed(opened("#s=cut&embed", place), "{");
    expect(place.text).toBeNull();
  });

  it("however long leaves the way back as long as it is", () => {
    const place = new OnePlace();
    const session = visit(place);
    typed(session, "x".repeat(900_000));
    expect(readWork(place.text ?? "")).toMatchObject({ past: session.getState().past });
  });

  it("as the first versions kept it is opened over its document", () => {
    const over = JSON.stringify({ everywrite: 1, title: "Half done" }, null, 2);
    const first = JSON.stringify({ over, face: "json", text: '{"a"' });
    const session = createSession();
    expect(bringBack(session, first, "")).toBe(true);
    const { opened: now, draft, changed } = session.getState();
    expect({ title: now?.document.title, changed }).toEqual({ title: "Half done", changed: false });
    expect(draft).toEqual({ over: nameOf(now?.document ?? never()), face: "json", text: '{"a"' });
    expect(fileOf(first)).toBe('{"a"');
    expect(readWork(JSON.stringify({ over: "{", face: "json", text: "" }))).toBeNull();
  });
});

function never(): never {
  throw new Error("nothing is open");
}

describe("where it cannot be kept", () => {
  function keptIn(browser: FakeBrowser): Session {
    const session = createSession();
    session.openHash("#s=inventory");
    keepWork(session, new Tab(browser.tab()), () => 1);
    return session;
  }

  it("that is said at once, with the reason, and everything else works on", () => {
    const browser = new FakeBrowser();
    browser.isForbidden = true;
    const session = keptIn(browser);
    expect(session.getState().unkept).toBeNull();
    session.edit(setClock("tokyo", 5000));
    expect(session.getState()).toMatchObject({ unkept: "forbidden", changed: true });
    expect(session.getState().past).toHaveLength(1);
    browser.isForbidden = false;
    browser.room = 100;
    session.edit(setClock("tokyo", 6000));
    expect(session.getState().unkept).toBe("full");
    browser.room = 1_000_000;
    session.edit(setClock("tokyo", 7000));
    expect(session.getState().unkept).toBeNull();
    expect(browser.texts.size).toBe(1);
    // What is opened anew has nothing to lose.
    browser.room = 0;
    session.edit(setClock("tokyo", 8000));
    expect(session.getState().unkept).toBe("full");
    session.openHash("#s=cut");
    expect(session.getState().unkept).toBeNull();
  });

  it("with its history, the document is kept without it, and is changed all the same", () => {
    const browser = new FakeBrowser();
    const session = keptIn(browser);
    session.edit(setClock("tokyo", 5000));
    session.edit(setClock("london", 6000));
    const whole = [...browser.texts.values()][0]?.length ?? 0;
    browser.room = whole - 1;
    session.edit(setClock("tokyo", 5001));
    expect(session.getState().unkept).toBeNull();
    const other = createSession();
    expect(bringBack(other, [...browser.texts.values()][0] ?? "", "")).toBe(true);
    expect(other.getState()).toMatchObject({ changed: true, restored: true, past: [], future: [] });
    expect(other.getState().opened?.document).toEqual(session.getState().opened?.document);
  });
});

describe("the address", () => {
  it("names what is open, unless that would be too long", () => {
    const session = createSession();
    session.openHash("#s=inventory");
    expect(addressOf(session.getState(), null)).toBe("#s=inventory&t=0");
    const script = Array.from({ length: 400 }, (_, i) => ({
      at: i,
      node: "tokyo",
      do: [{ update: "items/1", set: { value: `${(i * 7919) % 1009} ${(i * 31) % 97}` } }],
    }));
    session.edit((document) => ({
      everywrite: 1,
      title: document.title,
      script,
      modes: ["naive"],
    }));
    expect(session.getState().problem).toBeNull();
    const address = addressOf(session.getState(), null);
    expect(address).toBe("#");
    expect(longestAddress).toBe(2000);
  });
});
