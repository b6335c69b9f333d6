import { describe, expect, it } from "vitest";
import { setAbout } from "../edits/about.ts";
import { setClock } from "../edits/clocks.ts";
import type { Session } from "../state.ts";
import { createSession } from "../store.ts";
import {
  addressOf,
  bringBack,
  keepWork,
  longestAddress,
  readWork,
  type Storage,
} from "./storage.ts";

interface Place extends Storage {
  text: string | null;
}

function place(): Place {
  return {
    text: null,
    read() {
      return this.text;
    },
    write(text) {
      this.text = text;
    },
  };
}

function opened(hash: string, storage: Storage): Session {
  const session = createSession();
  session.openHash(hash);
  keepWork(session, storage);
  return session;
}

const hash = (session: Session) => addressOf(session.getState(), "abc-_9");

/** A visit that changes twice, undoes once and goes on to 80 ms in the second mode. */
function visit(storage: Storage): Session {
  const session = createSession();
  session.openHash("#s=inventory&t=50");
  const { save } = keepWork(session, storage);
  session.edit(setClock("tokyo", 5000));
  session.edit(setClock("london", 6000));
  session.undo();
  session.expand(1);
  session.seek(80_000);
  save();
  return session;
}

describe("unsaved work", () => {
  it.each([["no link"], ["the edited link"]])("comes back with %s", (kind) => {
    const storage = place();
    const before = visit(storage);
    const session = createSession();
    const isBack = bringBack(session, storage, kind === "no link" ? "" : hash(addressAtEdit()));
    expect(isBack).toBe(true);
    const { opened, past, future, timeUs, expanded, restored, id } = session.getState();
    const old = before.getState();
    expect({ document: opened?.document, past, future }).toEqual({
      document: old.opened?.document,
      past: old.past,
      future: old.future,
    });
    expect({ timeUs, expanded, restored, id }).toEqual({
      timeUs: 80_000,
      expanded: 1,
      restored: true,
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
    const storage = place();
    visit(storage);
    const session = createSession();
    const other = addressAtEdit();
    other.seek(20_000);
    expect(bringBack(session, storage, hash(other))).toBe(true);
    expect(session.getState()).toMatchObject({ timeUs: 20_000, expanded: null });
    expect(session.getState().past).toHaveLength(1);
  });

  it.each(["#s=cut", "#s=inventory", "#s=nowhere", "#x=broken"])("stays away from %s", (other) => {
    const storage = place();
    visit(storage);
    expect(bringBack(createSession(), storage, other)).toBe(false);
  });

  it("is not kept without a change, nor where the page is embedded", () => {
    const storage = place();
    const session = opened("#s=inventory&embed", storage);
    session.seek(1000);
    session.edit(setClock("tokyo", 5000));
    opened("#s=cut", storage).seek(5000);
    expect(storage.text).toBeNull();
  });

  it("that was thrown away does not come back", () => {
    const storage = place();
    visit(storage);
    const session = createSession();
    keepWork(session, storage);
    bringBack(session, storage, "");
    session.discard();
    expect(bringBack(createSession(), storage, "")).toBe(false);
  });

  it.each([
    ["", "nothing"],
    ["{", "half a text"],
    ['{"document":{"everywrite":1}}', "no scenario"],
    ["[]", "a list"],
    ["null", "null"],
  ])("that is damaged is none: %s", (text) => {
    const storage = place();
    storage.text = text;
    expect(readWork(storage)).toBeNull();
    expect(bringBack(createSession(), storage, "")).toBe(false);
  });

  it("works on where the place is missing or full", () => {
    const broken: Storage = {
      read: () => {
        throw new Error("no place");
      },
      write: () => {
        throw new Error("full");
      },
    };
    const session = opened("#s=inventory", broken);
    session.edit(setClock("tokyo", 5000));
    expect(session.getState().past).toHaveLength(1);
    expect(bringBack(createSession(), broken, "")).toBe(false);
  });

  it("is bounded: the oldest changes go, the original stays", () => {
    const storage = place();
    const session = createSession();
    session.openText('{ "everywrite": 1, "title": "Small", "modes": ["naive"] }');
    keepWork(session, storage);
    const original = session.getState().opened?.document;
    for (let i = 0; i < 600; i += 1) session.edit(setAbout(`${i} ${"long ".repeat(180)}`));
    expect(storage.text?.length).toBeLessThanOrEqual(400_000);
    const work = readWork(storage);
    expect(work?.past[0]).toEqual(original);
    expect(work?.past.at(-1)).toEqual(session.getState().past.at(-1));
    expect(work?.past.length).toBeGreaterThan(100);
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
