import { describe, expect, it } from "vitest";
import { csvOf, markdownOf } from "./eventList.ts";

const headings = { time: "Time (ms)", mode: "Mode", node: "Place", event: "Event" };
const row = (text: string, mode = "Paxos") => ({ atUs: 102_500, mode, node: "São Paulo", text });

describe("CSV", () => {
  it("has a line for each event, ended as RFC 4180 has it", () => {
    expect(csvOf([row("Tokyo hears it.")], headings)).toBe(
      "\uFEFFTime (ms),Mode,Place,Event\r\n102.5,Paxos,São Paulo,Tokyo hears it.\r\n",
    );
  });

  it("quotes what has commas, quotes or lines in it", () => {
    const text = csvOf([row('It says "70", not 80.\nThen no more.')], headings);
    expect(text).toContain('"It says ""70"", not 80.\nThen no more."');
  });

  it.each(["=1+1", "+1", "-20", "@SUM(A1)", "\t=1", "\r=1"])("%j is no formula", (text) => {
    const line = csvOf([row("x", text)], headings).split("\r\n102.5,")[1];
    expect(line?.replace(/^"/, "").startsWith("'")).toBe(true);
    expect(line).toContain(text);
  });
});

describe("Markdown", () => {
  const about = { title: "Inventory", link: "https://example.org/#s=inventory&t=1" };

  it("is a table under the title and the link", () => {
    const lines = markdownOf([row("Tokyo hears it.")], headings, about).split("\n");
    expect(lines[0]).toBe("# Inventory");
    expect(lines[2]).toBe("<https://example.org/#s=inventory&t=1>");
    expect(lines.at(-2)).toBe("| 102.5 | Paxos | São Paulo | Tokyo hears it. |");
  });

  it("texts of a scenario open no cell, no tag and no link", () => {
    const evil = "a | b <img src=x onerror=alert(1)> [x](javascript:y) `c`\n# d";
    const last =
      markdownOf([row(evil)], headings, about)
        .split("\n")
        .at(-2) ?? "";
    expect(last.match(/(?<!\\)\|/g)?.length).toBe(5);
    expect(last).not.toMatch(/(?<!\\)[<>[\]`#]/);
  });

  it.each([
    ["see https://evil.example/a?b=c_d, or", "see `https://evil.example/a?b=c_d,` or"],
    ["HTTP://evil.example", "`HTTP://evil.example`"],
    ["“ftp://evil.example” is", "“`ftp://evil.example`” is"],
    ["a|https://evil.example|b", "a\\|`https://evil.example`\\|b"],
    ["`https://evil.example`", "\\``https://evil.example`\\`"],
    ["www.evil.example", "`www.evil.example`"],
    ["email alice_a@example.com.", "email `alice_a@example.com`."],
    ["mailto:a@b.example", "mailto:`a@b.example`"],
    ["ask @somebody_else", "ask `@somebody_else`"],
    ["5 @ 3", "5 @ 3"],
  ])("no address in %j becomes a link", (text, written) => {
    const last = markdownOf([row(text)], headings, about)
      .split("\n")
      .at(-2);
    expect(last).toBe(`| 102.5 | Paxos | São Paulo | ${written} |`);
    const heading = markdownOf([], headings, { ...about, title: text }).split("\n")[0];
    expect(heading).toBe(`# ${written}`);
  });
});
