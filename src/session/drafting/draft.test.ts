import { describe, expect, it } from "vitest";
import { library } from "../../scenarios/library/index.ts";
import { measuredDocument } from "../../scenarios/measuredDocument.ts";
import { templateIds, templates } from "../../scenarios/templates.ts";
import { badScenarios } from "../../testing/badInput.ts";
import { englishTexts, faultIn } from "../texts/texts.ts";
import {
  checkDraft,
  draftOf,
  draftOfText,
  draftText,
  laidOut,
  says,
  toForm,
  toText,
  withForm,
  withText,
} from "./draft.ts";
import { withValue } from "./tree.ts";

const documents = [
  ...library.map(({ document }) => document),
  ...templateIds.map((id) => templates[id]),
  ...Array.from({ length: 20 }, (_, i) => measuredDocument(`seed ${i}`)),
];
const [first] = documents;
if (first === undefined) throw new Error("the library is empty");
const cut = library.find(({ id }) => id === "cut")?.document ?? first;

describe("a draft", () => {
  it("of a document says that document, on both faces and after any way between them", () => {
    for (const document of documents) {
      const form = draftOf(document);
      const text = toText(form);
      for (const draft of [form, text, toForm(text), toText(toForm(text))]) {
        expect(says(draft, document)).toBe(true);
        const check = checkDraft(draft);
        expect(check.ok && check.document).toEqual(document);
      }
    }
  });

  it("writes only what was changed in another way than before", () => {
    const draft = draftOf(cut);
    const changed = withForm(draft, withValue(draft.form, ["script", 1, "at"], 150));
    const check = checkDraft(changed);
    if (!check.ok) throw new Error(check.fault.path);
    const script = cut.script?.map((entry, i) => (i === 1 ? { ...entry, at: 150 } : entry));
    expect(check.document).toEqual({ ...cut, script });
    expect(check.document.modes).toBe(cut.modes);
    expect(says(changed, cut)).toBe(false);
  });

  it("leaves out again what a city or a mode does not say", () => {
    const draft = draftOf(cut);
    const there = withValue(draft.form, ["nodes", 0, "clock", "offset"], 5);
    const check = checkDraft(withForm(draft, there));
    const expected = [{ id: "tokyo", clock: { offset: 5 } }, "london", "saopaulo"];
    expect(check.ok && check.document.nodes).toEqual(expected);
    const back = withValue(there, ["nodes", 0, "clock", "offset"], undefined);
    expect(says(withForm(draft, back), cut)).toBe(true);
  });

  it("keeps what is typed, also what is wrong, through a change of face", () => {
    const draft = draftOf(cut);
    const wrong = withForm(draft, withValue(draft.form, ["script", 1, "at"], "soon"));
    const text = toText(wrong);
    expect(text.text).toContain('"at": "soon"');
    expect(toForm(text).form).toEqual(wrong.form);
  });

  it("stays text while the form could not show it", () => {
    for (const text of [
      "",
      "{",
      "[]",
      '{"script": {}}',
      '{"script": [{"at": 1}]}',
      '{"rows": []}',
    ]) {
      const draft = withText(toText(draftOf(cut)), text);
      expect(toForm(draft)).toBe(draft);
    }
  });

  it("of a bad file is that text, with the line of what is wrong", () => {
    for (const { name, text } of badScenarios) {
      const draft = draftOfText(text);
      expect([name, draft.face, draftText(draft)]).toEqual([name, "json", text]);
      const check = checkDraft(draft);
      if (check.ok) throw new Error(`${name} was accepted`);
      expect(check.fault.place?.line).toBeGreaterThanOrEqual(1);
      const sentence = faultIn(englishTexts, check.fault.fault);
      expect(sentence).toMatch(/^[^a-z].*[.!?…]$/s);
      expect(sentence).not.toContain("not JSON");
    }
  });

  it("tells a fault by the path of its field, without repeating the path", () => {
    const draft = draftOf(cut);
    const wrong = withForm(draft, withValue(draft.form, ["nodes", 1, "id"], "lndon"));
    const check = checkDraft(wrong);
    if (check.ok) throw new Error("it was accepted");
    expect(check.fault).toMatchObject({ path: "nodes[1].id", place: null });
    expect(faultIn(englishTexts, check.fault.fault)).toBe(
      'There is no known city "lndon"; did you mean "london"?',
    );
  });

  it("is laid out only where it is JSON", () => {
    const draft = withText(toText(draftOf(cut)), '{"title":"x"}');
    expect(laidOut(draft).text).toBe('{\n  "title": "x"\n}\n');
    const broken = withText(draft, '{"title"');
    expect(laidOut(broken)).toBe(broken);
  });
});
