import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modes } from "../../modes/index.ts";
import type { LinkTarget } from "../link.ts";
import { formatLink, noInstant, parseLink, shortTraceHash } from "../link.ts";
import { measuredDocument } from "../measuredDocument.ts";
import { isLink } from "./asLeft.ts";

const known = modes.map((mode) => mode.about);

const carried = ["one", "two"].map((seed) => ({ document: measuredDocument(seed) }));
const targets = fc.constantFrom<LinkTarget>({ id: "profile" }, { id: "cut" }, ...carried);
const instants = fc.record({
  timeMs: fc.option(fc.integer({ min: 0, max: 900_000 }).map((us) => us / 1000)),
  mode: fc.option(fc.integer({ min: 0, max: 4 })),
  only: fc.option(fc.constantFrom([0, 2], [1])),
  view: fc.option(fc.constantFrom("time" as const, "verdicts" as const)),
  lesson: fc.option(fc.constantFrom("8.1", "cap.intro")),
  embed: fc.boolean(),
  traceHash: fc.option(fc.constantFrom("aB3_-9", "aB3__-", shortTraceHash(["00", "11"]))),
});
const links = fc
  .tuple(targets, instants)
  .map(([target, instant]) => ({ target, instant, link: formatLink(target, instant) }));

/** What is done to an address on its way. */
const around: Readonly<Record<string, (address: string) => string>> = {
  nothing: (address) => address,
  "a full stop": (address) => `${address}.`,
  "a bracket and a full stop": (address) => `(${address}).`,
  "angle brackets": (address) => `<${address}>`,
  "a comma and more": (address) => `See ${address}, which shows it.`,
  "a question": (address) => `Have you seen ${address}?`,
  quotes: (address) => `“${address}”`,
  "Japanese around it": (address) => `こちら：${address}を見てください。`,
  "a Japanese full stop": (address) => `${address}。`,
  "Markdown with words": (address) => `[the *conflict*](${address} "at 102 ms") and more`,
  "Markdown with itself": (address) => `[${address}](${address})`,
  "bold Markdown": (address) => `**${address}**`,
  "Markdown in italics": (address) => `_${address}_`,
  "Markdown that escapes": (address) => address.replaceAll("_", "\\_").replaceAll("&", "\\&"),
  HTML: (address) => `<a href="${address.replaceAll("&", "&amp;")}">look</a>`,
  "HTML twice escaped": (address) => address.replaceAll("&", "&amp;amp;"),
  "a frame": (address) => `<iframe src="${address.replaceAll("&", "&amp;")}" width="960"></iframe>`,
  "what browsers encode": (address) => encodeURI(`${address}> "and so on"`).replace("%23", "#"),
  "an encoded fragment": (address) => {
    const [before = "", after = ""] = address.split("#");
    return `${before}#${encodeURIComponent(after)}`;
  },
  "an address that counts": (address) =>
    `https://go.example/?url=${encodeURIComponent(address)}&data=05%7C&h=AT0`,
  "text before and after": (address) => `Issue #5, s=5:\n\n${address}\n\nThanks\n`,
  "a word in the next line": (address) => `${address}\nThanks`,
  "a word in a quoted line": (address) => `> ${address}\n> Thanks a lot`,
  "lines of mail": (address) => address.replace(/.{40}/g, "$&\n"),
  "quoted lines of mail": (address) => `> ${address.replace(/.{40}/g, "$&\r\n> ")}`,
  "invisible characters": (address) => `\ufeff${address.replace("&", "&\u200b")}\u200e`,
  "its fragment alone": (address) => address.replace(/^[^#]*/, ""),
  "no mark": (address) => address.replace(/^[^#]*#/, ""),
  spaces: (address) => `  ${address} \n`,
};

describe("a good link with what programs do to it", () => {
  it.each(Object.entries(around))("opens the same: %s", (_name, decorated) => {
    fc.assert(
      fc.property(links, ({ target, instant, link }) => {
        const text = decorated(`https://host.example/page/${link}`);
        expect(isLink(text)).toBe(true);
        const opened = parseLink(text, known);
        expect(opened).toMatchObject({ ok: true, ignored: [], ...target });
        expect(opened).toMatchObject({ instant: { ...noInstant, ...instant } });
      }),
      { numRuns: 10 },
    );
  });

  it("opens the same wherever a line ends in it", () => {
    const instant = { timeMs: 102, mode: 1, view: "time", traceHash: "aB3_-9" } as const;
    for (const target of [{ id: "profile" }, ...carried.slice(1)]) {
      const link = formatLink(target, instant);
      for (let at = 2; at < link.length; at += 1) {
        const text = `https://host.example/${link.slice(0, at)}\n${link.slice(at)}`;
        expect(parseLink(text, known)).toMatchObject({ ok: true, instant, ...target });
      }
    }
  });

  it("opens the same where spaces broke a long one", () => {
    for (const target of carried) {
      const link = formatLink(target, { timeMs: 102 }).replace(/.{50}/g, "$& ");
      expect(parseLink(link, known)).toMatchObject({ ok: true, instant: { timeMs: 102 } });
    }
  });

  it("with what others append opens, and says what was left out", () => {
    fc.assert(
      fc.property(links, ({ target, link }) => {
        for (const more of ["&utm_source=news", "?fbclid=IwAR0_x", "&amp;utm_medium=mail)."]) {
          const opened = parseLink(`https://host.example/${link}${more}`, known);
          expect(opened).toMatchObject({ ok: true, ...target });
          expect(opened.ok && opened.ignored).toHaveLength(1);
        }
      }),
      { numRuns: 8 },
    );
  });

  it("is never another one: a word that may be a value stays a word", () => {
    expect(parseLink("#s=profile&t=1\n2 mistakes", known)).toMatchObject({
      instant: { timeMs: 1 },
    });
    expect(parseLink("#s=profile&t=10 20", known)).toMatchObject({ instant: { timeMs: 10 } });
    expect(parseLink("#s=cut&t=1&utm=a%26t%3D5", known)).toMatchObject({
      instant: { timeMs: 1 },
      ignored: ["utm=a&t=5"],
    });
  });

  it("of any length takes no longer than its length", () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `line${i}`).join("\n");
    expect(parseLink(`#x=2abc\n${lines}`, known).ok).toBe(false);
  });
});
