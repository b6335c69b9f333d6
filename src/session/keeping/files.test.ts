import { describe, expect, it } from "vitest";
import { templates } from "../../scenarios/templates.ts";
import { createSession } from "../store.ts";
import { kindOfText, openPasted, readFile } from "./files.ts";

describe("a pasted text", () => {
  it.each([
    ["https://everywrite.example/#s=cut&t=450", "link"],
    ["  #x=abc \n", "link"],
    ['\n{ "everywrite": 1 }', "file"],
    ["{", "file"],
    ["s=cut", null],
    ["see https://everywrite.example/#s=cut for it", null],
    ["hello", null],
    ["", null],
  ] as const)("%j is for the page: %s", (text, kind) => expect(kindOfText(text)).toBe(kind));

  it("is opened as what it is", () => {
    const session = createSession();
    expect(openPasted(session, "https://everywrite.example/#s=cut&t=450")).toBe(true);
    expect(session.getState()).toMatchObject({ id: "cut", timeUs: 450_000 });
    expect(openPasted(session, JSON.stringify(templates.counters))).toBe(true);
    expect(session.getState().scenario?.title).toBe(templates.counters.title);
    expect(openPasted(session, "hello")).toBe(false);
  });

  it("that is damaged is told, and what was open stays", () => {
    const session = createSession();
    session.openHash("#s=cut");
    openPasted(session, '{ "everywrite": 1 }');
    expect(session.getState()).toMatchObject({ id: "cut" });
    expect(session.getState().problem).toContain("title");
  });
});

describe("a file", () => {
  it("that is too large is refused, after reading little more than is allowed", async () => {
    const text = await readFile(new Blob([" ".repeat(2_000_000)]));
    expect(text.length).toBe(1024 * 1024 + 1);
    const session = createSession();
    session.openHash("#s=cut");
    session.openText(text);
    expect(session.getState().problem).toContain("1024 KiB");
  });
});
