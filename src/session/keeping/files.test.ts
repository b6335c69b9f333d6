import { describe, expect, it } from "vitest";
import { limits } from "../../scenarios/leaves.ts";
import { templates } from "../../scenarios/templates.ts";
import { largeDocument } from "../../testing/largeDocument.ts";
import { checkDraft, draftOf } from "../drafting/draft.ts";
import { createSession } from "../store.ts";
import { fileText, kindOfText, openPasted, readFile } from "./files.ts";
import { hashOf } from "./sharing.ts";

describe("a pasted text", () => {
  it.each([
    ["https://everywrite.example/#s=cut&t=450", "link"],
    ["  #x=abc \n", "link"],
    ['\n{ "everywrite": 1 }', "file"],
    ["{", "file"],
    ["s=cut", "link"],
    ["see https://everywrite.example/#s=cut for it", "link"],
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

describe("a scenario as large as may be", () => {
  const large = largeDocument(limits.documentBytes);

  it("that opens can be saved, sent and pasted, and opens again", () => {
    const session = createSession();
    session.openText(JSON.stringify(large));
    const { opened, problem } = session.getState();
    expect(problem).toBeNull();
    const forms = [fileText(opened?.document ?? {}), hashOf(session.getState())];
    for (const form of forms) {
      const other = createSession();
      expect(openPasted(other, form)).toBe(true);
      expect(other.getState().opened?.document).toEqual(large);
    }
    expect(draftOf(large).face).toBe("form");
    expect(checkDraft(draftOf(large))).toEqual({ ok: true, document: large });
    expect(checkDraft(draftOf(large, "json"))).toMatchObject({ ok: true });
  });

  it("does not grow by a change, in the form or on the stage", () => {
    const more = { ...large, title: "Larger" };
    const session = createSession();
    session.openText(JSON.stringify(large));
    session.edit(() => more);
    expect(session.getState().problem).toContain("256 KiB");
    expect(session.getState().opened?.document.title).toBe("Large");
    for (const face of ["form", "json"] as const) {
      const check = checkDraft(draftOf(more, face));
      expect(check.ok ? "accepted" : check.fault.fault.said).toEqual(["largeScenario", 256]);
    }
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
