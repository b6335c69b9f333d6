// Lists of events as files. Their texts may hold what somebody else wrote into a scenario: in a
// table of a spreadsheet or of Markdown it must stay text.
import type { EventRow } from "../../session/keeping/exporting.ts";

export interface Headings {
  readonly time: string;
  readonly mode: string;
  readonly node: string;
  readonly event: string;
}

type Cells = readonly [string, string, string, string];

function cellsOf({ atUs, mode, node, text }: EventRow): Cells {
  return [String(atUs / 1000), mode, node, text];
}

/** As RFC 4180 has it, in UTF-8 with the mark by which spreadsheets know that. */
export function csvOf(rows: readonly EventRow[], { time, mode, node, event }: Headings): string {
  const table = [[time, mode, node, event], ...rows.map(cellsOf)];
  return `\uFEFF${table.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** A cell that begins like a formula would be computed by a spreadsheet: an apostrophe stops it. */
function csvCell(text: string): string {
  const guarded = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

interface About {
  readonly title: string;
  readonly link: string;
}

export function markdownOf(
  rows: readonly EventRow[],
  { time, mode, node, event }: Headings,
  { title, link }: About,
): string {
  const lines = [
    `# ${markdownText(title)}`,
    "",
    `<${link}>`,
    "",
    tableRow([time, mode, node, event].map(markdownText)),
    "| ---: | --- | --- | --- |",
    ...rows.map((row) => tableRow(cellsOf(row).map(markdownText))),
  ];
  return `${lines.join("\n")}\n`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** What many readers of Markdown make a link of by themselves, be it escaped or not. */
const address = /((?:[a-z][a-z\d+.-]*:\/\/|www\.)[^\s`|<>()"'“”„«»]+|[\w.+-]*@[\w.-]*\w)/i;

/**
 * With every character escaped that Markdown or HTML would read as more than itself. Addresses
 * stand as code, which stays what it is.
 */
function markdownText(text: string): string {
  const pieces = text.replaceAll(/\s+/g, " ").split(address);
  return pieces.map((piece, i) => (i % 2 === 1 ? `\`${piece}\`` : escaped(piece))).join("");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#&~!$]/g, "\\$&");
}
