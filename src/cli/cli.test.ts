import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { knownModes } from "../explore/known.ts";
import { modeById } from "../modes/index.ts";
import { badScenarios } from "../scenarios/badInput.ts";
import { badLinks } from "../scenarios/badLinks.ts";
import { findInLibrary, library } from "../scenarios/library/index.ts";
import { checkScenario, compileScenario } from "../scenarios/schema.ts";
import { simulate } from "../sim/simulate.ts";
import { answer } from "./command.ts";
import { exitCode } from "./run.ts";
import { UsageError } from "./usage.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder = "";
const inFolder = (name: string): string => join(folder, name);
const write = (name: string, text: string): string => {
  writeFileSync(inFolder(name), text);
  return inFolder(name);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "everywrite-"));
  // The program as it is shipped: one file.
  const outDir = inFolder("program");
  await build({ root, mode: "cli", logLevel: "error", build: { outDir, emptyOutDir: true } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}
function everywrite(...args: readonly string[]): Ran {
  const program = join(folder, "program", "main.js");
  const ran = spawnSync(process.execPath, [program, ...args], { encoding: "utf8", cwd: folder });
  return { code: ran.status, out: ran.stdout, errors: ran.stderr };
}
const sentenceOf = async (...args: readonly string[]): Promise<string> => {
  try {
    await answer(args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "(no error)";
};

describe("bad scenarios", () => {
  it("come in at least 60 kinds", () => expect(badScenarios.length).toBeGreaterThanOrEqual(60));
  it.each(badScenarios.map((one, i) => [one.name, one, i] as const))(
    "%s gets one sentence with its place",
    async (_name, { text, message }, i) => {
      const file = write(`bad${i}.json`, text);
      const sentence = await sentenceOf("run", file);
      expect(sentence).toContain(`${file}: `);
      expect(sentence.slice(file.length + 2)).toContain(message.slice(0, 20));
      expect(sentence).not.toContain("\n");
    },
  );
  it("a file of 10 MB is refused unread", async () => {
    const file = write("huge.json", `{"title":"${"x".repeat(10_000_000)}"}`);
    expect(await sentenceOf("run", file)).toBe(`${file}: the scenario is larger than 256 KiB`);
  });
});

describe("bad links", () => {
  it.each(badLinks.map((one) => [one.name, one] as const))(
    "%s",
    async (_name, { link, message }) => {
      const sentence = await sentenceOf("open", link);
      expect(sentence).toContain(message);
      expect(sentence).not.toContain("\n");
    },
  );
});

describe("bad usage", () => {
  it.each([
    [["frob"], 'there is no command "frob"'],
    [["run"], "run takes a file, a library id or a link"],
    [["run", "profile", "--mode", "lwww"], 'there is no mode "lwww"; modes are naive, lww'],
    [["run", "profile", "--format", "xml"], 'there is no format "xml"'],
    [["run", "nowhere.json"], "there is no file nowhere.json"],
    [["run", "profile", "--frob"], "Unknown option '--frob'"],
    [["run", "profile", "--jobs", "2"], "run has no option --jobs"],
    [["check", "--seeds", "5..1"], "--seeds takes a range such as 1..200"],
    [["check", "--seeds", "x"], "--seeds takes a range such as 1..200"],
    [["check", "--jobs", "0"], "--jobs takes 1 to 99"],
    [["check", "profile"], "check takes no arguments"],
    [["link"], "link takes one file, not 0"],
    [["open", "a", "b"], "open takes one link, not 2"],
    [["modes", "x"], "modes takes no arguments"],
  ] as const)("%j", async (args, message) => {
    expect(await sentenceOf(...args)).toContain(message);
  });
  it("goes to standard error, one line, exit code 2, no stack", () => {
    const { code, out, errors } = everywrite("run", "nowhere.json");
    expect([code, out]).toEqual([2, ""]);
    expect(errors).toMatch(/^everywrite: there is no file nowhere\.json[^\n]*\n$/);
    const bad = everywrite("run", write("bad.json", '{"everywrite":1,"titel":"x"}'));
    expect([bad.code, bad.out]).toEqual([2, ""]);
    expect(bad.errors.split("\n")).toHaveLength(2);
  });
});

describe("run", () => {
  it("prints a table and what each city holds", () => {
    const { code, out, errors } = everywrite("run", "profile");
    expect([code, errors]).toEqual([0, ""]);
    expect(out).toContain("Two users, one profile");
    expect(out).toMatch(/Last writer wins +2 +0 +0 +1 +0 +3 +0 ms +102 ms +no/);
    expect(out).toContain("tokyo = london = saopaulo:");
    expect(out).toContain("  lost: r1 (users/1.email), OK at tokyo at 1 ms, lost to ");
  });
  it("gives the same digests in the process as here, as JSON", async () => {
    const { code, out } = everywrite("run", "inventory", "--format", "json");
    expect(code).toBe(0);
    const digests = (text: string): unknown[] =>
      JSON.parse(text).runs.map((run: { mode: string; digest: string }) => [run.mode, run.digest]);
    const here = await answer(["run", "inventory", "--format", "json"]);
    expect(digests(out)).toEqual(digests(here.text));
    expect(new Set(digests(out).flat()).size).toBe(10);
  });
  it("takes one mode, another seed, several scenarios", async () => {
    const args = ["run", "profile", "cart", "--mode", "lww", "--seed", "x", "--format", "json"];
    const { text } = await answer(args);
    const runs = JSON.parse(text).runs.map((run: Record<string, unknown>) => [
      run["mode"],
      run["seed"],
    ]);
    expect(runs).toEqual([
      ["lww", "x"],
      ["lww", "x"],
    ]);
  });
  it("writes a history for each mode, every line JSON", async () => {
    const out = inFolder("history.jsonl");
    await answer(["run", "profile", "--format", "history", "--out", out]);
    const files = readdirSync(folder).filter((name) => name.startsWith("history."));
    expect(files.sort()).toEqual(
      ["crdt", "galera", "lww", "paxos", "version-vector"].map((id) => `history.${id}.jsonl`),
    );
    const [head, ...lines] = readFileSync(inFolder("history.lww.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(head).toMatchObject({ type: "header", format: "history/1", mode: "lww" });
    expect(lines.filter(({ type }) => type === "invoke").length).toBeGreaterThanOrEqual(2);
  });
  it("prints a trace with a sentence for each event", async () => {
    const { text } = await answer(["run", "inventory", "--mode", "lww", "--format", "trace"]);
    const events = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const conflict = events.find(({ sentence }) => sentence.startsWith("Conflict at London."));
    expect(conflict).toMatchObject({ at: 102, node: "london", kind: "deliver" });
    expect(events.map(({ i }) => i)).toEqual(events.map((_, i) => i));
  });
  it("prints a log for ShiViz", async () => {
    const { text } = await answer(["run", "inventory", "--mode", "lww", "--format", "shiviz"]);
    expect(text.split("\n")[0]).toMatch(/^london \{"london":1\}$/);
  });
  it("exits with 1 where a claim is broken", () => {
    const naive = modeById("naive");
    // The chapter's cart diverges: a mode that claimed convergence here would be found out.
    const braggart = {
      ...naive,
      about: { ...naive.about, claims: () => ["convergence"] as const },
    };
    const cart = findInLibrary("cart")?.document;
    if (cart === undefined) throw new Error("no cart");
    expect(exitCode([simulate(compileScenario(cart), naive)])).toBe(0);
    expect(exitCode([simulate(compileScenario(cart), braggart)])).toBe(1);
  });
  it("exits with 3 where a run stops at a limit", () => {
    const endless = {
      everywrite: 1,
      title: "Endless",
      script: [
        { at: 0, crash: "london" },
        { at: 1, node: "tokyo", do: [{ increment: "items/1", field: "count", by: 1 }] },
      ],
      workload: { requests: 1 },
      modes: ["lww"],
    };
    const { code, out } = everywrite("run", write("endless.json", JSON.stringify(endless)));
    expect(code).toBe(3);
    expect(out).toContain("STOPPED AT A LIMIT, the run did not come to rest within 60 s");
  });
});

describe("link and open", () => {
  it("give back the scenario, for every one of the library", async () => {
    for (const { id, document } of library) {
      const file = write("scenario.json", JSON.stringify(document));
      const { text: link } = await answer(["link", file]);
      const { text } = await answer(["open", `https://example.org/${link.trim()}`]);
      const [want, got] = [document, JSON.parse(text)].map((one) => checkScenario(one, knownModes));
      expect(want?.ok && got?.ok, id).toBe(true);
      if (want?.ok && got?.ok) expect(got.scenario, id).toEqual(want.scenario);
    }
  });
});

describe("modes and scenarios", () => {
  it("list what there is", async () => {
    const { text: modes } = await answer(["modes"]);
    for (const { id } of knownModes) expect(modes).toContain(`${id}  `);
    const { text: scenarios } = await answer(["scenarios"]);
    expect(scenarios.trim().split("\n")).toHaveLength(library.length);
  });
});

describe("check", () => {
  it("tests claims in one process as in two", () => {
    const one = everywrite("check", "--mode", "lww", "--mode", "paxos", "--seeds", "1..12");
    const two = everywrite(..."check --mode lww --mode paxos --seeds 1..12 --jobs 2".split(" "));
    const untimed = ({ out }: Ran): string => out.replace(/in [\d.]+ s/, "");
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(one.out).toContain("24 runs");
    expect(one.out).toContain("0 broken claims");
    expect(untimed(two)).toBe(untimed(one));
  });
});
