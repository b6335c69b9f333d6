import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { knownModes } from "../explore/known.ts";
import { modeById, modes } from "../modes/index.ts";
import { findInLibrary, library } from "../scenarios/library/index.ts";
import { checkScenario, compileScenario } from "../scenarios/schema.ts";
import { simulate } from "../sim/simulate.ts";
import { badScenarios } from "../testing/badInput.ts";
import { badLinks } from "../testing/badLinks.ts";
import { answer } from "./command.ts";
import { endOf, exitCode } from "./run.ts";
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
const program = (): string => join(folder, "program", "main.js");
const everywrite = (...args: readonly string[]): Ran => everywriteOn("", args);
/** With a text on standard input. */
function everywriteOn(input: string, args: readonly string[]): Ran {
  const ran = spawnSync(process.execPath, [program(), ...args], {
    encoding: "utf8",
    cwd: folder,
    input,
  });
  return { code: ran.status, out: ran.stdout, errors: ran.stderr };
}
/** A command for bash, in which "$0" "$1" is the command line. */
function shell(command: string): Ran {
  const ran = spawnSync("bash", ["-c", command, process.execPath, program()], {
    encoding: "utf8",
    cwd: folder,
  });
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
    expect(await sentenceOf("run", file)).toBe(
      `${file}: the text is larger than 1024 KiB, and a scenario has at most 256 KiB`,
    );
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
    [["fuzz", "--inputs", "0"], "--inputs takes a number or a range such as 1..10000"],
    [["fuzz", "--inputs", "5..4"], "--inputs takes a number or a range such as 1..10000"],
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
    const conflict = events.find(({ sentence }) => sentence.startsWith("Conflict in London."));
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
    const [calm, broken] = [naive, braggart].map((mode) =>
      endOf(simulate(compileScenario(cart), mode)),
    );
    if (calm === undefined || broken === undefined) throw new Error("no runs");
    expect(exitCode([calm])).toBe(0);
    expect(exitCode([calm, broken])).toBe(1);
    // What a limit has cut is no promise broken; what is broken beside it is.
    const cut = { ...broken, cut: "too much" };
    expect(exitCode([calm, cut])).toBe(3);
    expect(exitCode([cut, broken])).toBe(1);
  });
  it("runs as long as its script, and 60 s more", () => {
    const late = {
      everywrite: 1,
      title: "Late",
      rows: { "items/1": { value: "a" } },
      modes: ["lww", "crdt"],
      script: [
        { at: 3_600_000, node: "tokyo", do: [{ update: "items/1", set: { value: "x" } }] },
        { at: 3_599_999, node: "london", do: [{ update: "items/1", set: { value: "y" } }] },
      ],
    };
    const { code, out } = everywrite("run", write("late.json", JSON.stringify(late)));
    expect(code).toBe(0);
    expect(out.match(/at rest at 36003\d\d ms/g)).toHaveLength(2);
    expect(out).not.toContain("BROKEN");
  });
  it("tells of a run that does not come to rest, and of a short one nothing of its end", () => {
    const script = [
      { at: 0, crash: "london" },
      { at: 1, node: "tokyo", do: [{ increment: "items/1", field: "count", by: 1 }] },
    ];
    const rows = { "items/1": { count: 0 } };
    const endless = { everywrite: 1, title: "Endless", rows, script, modes: ["lww"] };
    const busy = everywrite("run", write("endless.json", JSON.stringify(endless)));
    expect(busy.out).toContain("DID NOT COME TO REST, still busy at 60001 ms, 60000 ms after its");
    // Its letters to who is gone for good are no work left undone.
    expect(busy.out).not.toContain("UNFINISHED");
    expect(busy.code).toBe(0);
    const short = { ...endless, end: 50, script: script.slice(1) };
    const cut = everywrite("run", write("short.json", JSON.stringify(short)));
    expect(cut.out).toContain("ended at 50 ms, UNFINISHED");
    expect(cut.out).toMatch(/Last writer wins +1 +0 +0 +\? +0 +0 +0 ms +\? +\?/);
    expect(cut.code).toBe(0);
  });
});

// A minute: only with `npm run unit -- --all`. The budget itself is tried in sim/together.test.ts.
describe.runIf(process.env["UNIT_ALL"] === "1")("a scenario that would fill the memory", () => {
  const ids = Array.from({ length: 9 }, (_, i) => `n${i}`);
  const pairs = ids.flatMap((from, i) => ids.slice(i + 1).map((to) => `${from}-${to}`));
  const filling = {
    everywrite: 1,
    title: "All is lost",
    nodes: ids.map((id, i) => ({ id, lat: 5 * i, lon: 10 * i })),
    modes: modes.map(({ about }) => about.id),
    end: 3_600_000,
    network: { links: Object.fromEntries(pairs.map((pair) => [pair, { latency: 0, loss: 1 }])) },
    workload: { requests: 2000, over: 3_000_000, rows: 100 },
    clients: { timeout: 0.001, retries: 100 },
  };
  /** Says at its end how much memory it has had. */
  const measured = `data:text/javascript,process.on("exit",()=>process.stderr.write(
    "resident "+process.resourceUsage().maxRSS+"\\n"))`;
  it("is cut within 512 MB, says where, and exits with 3", () => {
    const file = write("filling.json", JSON.stringify(filling));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", measured, program(), "run", file],
      { encoding: "utf8" },
    );
    expect(status).toBe(3);
    expect(stderr).toMatch(/^Last writer wins in "All is lost" was cut at \d+ ms: Everywrite/m);
    expect(stdout).toMatch(/Last writer wins: STOPPED AT A LIMIT at \d+ ms, Everywrite/);
    // What has room is finished, whatever the others would take.
    expect(stdout).toMatch(/Paxos: ended at 3600000 ms, UNFINISHED/);
    const kilobytes = Number(/^resident (\d+)$/m.exec(stderr)?.[1]);
    expect(kilobytes).toBeGreaterThan(50_000);
    expect(kilobytes).toBeLessThan(512_000);
  });
});

describe("what cannot be read or written", () => {
  const long = "x".repeat(5000);
  it.each([
    [["run", long], `${long} cannot be read: the name is too long`],
    [
      ["run", "package.json/x"],
      "package.json/x cannot be read: a part of the path is not a folder",
    ],
    [["run", "."], ". cannot be read: it is a folder"],
    [["link", "/proc/self/mem"], "/proc/self/mem cannot be read: the device gives an error"],
    [["run", "-", "-"], "standard input can be read once only"],
    [["run", "tie", "--out", "/dev/full"], "/dev/full cannot be written: there is no space left"],
    [["run", "tie", "--out", "x/y"], "x/y cannot be written: there is no such file"],
  ] as const)("%j gets one sentence", async (args, message) => {
    expect(await sentenceOf(...args)).toBe(message);
  });
  it("a link to itself gets one, and 2", () => {
    symlinkSync("loop.json", inFolder("loop.json"));
    expect(everywrite("run", "loop.json")).toEqual({
      code: 2,
      out: "",
      errors: "everywrite: loop.json cannot be read: it is a link that leads back to itself\n",
    });
  });
  it("of an endless file only the beginning is read", async () => {
    expect(await sentenceOf("run", "/dev/zero")).toContain("the text is larger than 1024 KiB");
  });
  it("a full disk under the result gets one sentence, and 2", () => {
    const { code, errors } = shell('"$0" "$1" run tie > /dev/full');
    expect([code, errors]).toEqual([
      2,
      "everywrite: the result cannot be written: there is no space left\n",
    ]);
  });
  it("who reads may stop reading", () => {
    const command = '"$0" "$1" run storm --format trace | head -1';
    const { code, out, errors } = shell(`set -o pipefail; ${command}`);
    expect([code, errors]).toEqual([0, ""]);
    expect(out.trim().split("\n")).toHaveLength(1);
    expect(shell('"$0" "$1" run nowhere 2>&- >&-').code).toBe(2);
  });
});

describe("standard input", () => {
  const given = (text: string, ...args: readonly string[]): Ran => everywriteOn(text, args);
  it("can hold a scenario or a link", () => {
    const tie = findInLibrary("tie")?.document;
    const file = JSON.stringify(tie);
    const ran = given(file, "run", "-");
    expect(ran).toEqual(everywrite("run", "tie"));
    const link = given(file, "link", "-").out;
    expect(link).toMatch(/^#x=2[\w-]+\n$/);
    expect(given(link, "run", "-")).toEqual(ran);
    expect(JSON.parse(given(link, "open", "-").out)).toEqual(tie);
  });
  it("that is no scenario is told in one sentence", () => {
    expect(given("", "run", "-")).toEqual({
      code: 2,
      out: "",
      errors: "everywrite: standard input: not JSON: line 1, column 1: the file is empty\n",
    });
    expect(given("#x=2", "open", "-").errors).toMatch(/^everywrite: the link is damaged.*\n$/);
  });
});

describe("what a terminal would obey", () => {
  // Colours, the bell, a title of the window, CSI as one character, a text turned round.
  const bad = "\u001b[31m\u0007\u001b]0;x\u0007\u009b31m\u202egnp";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
  it("does not come out of file names, arguments and texts that are no scenario", () => {
    const rans = [
      everywrite("run", bad),
      everywrite(bad),
      everywrite("run", "tie", "--format", bad),
      everywrite("run", "tie", `--${bad}`),
      everywrite("open", `#s=${bad}`),
      everywrite("run", write("escape.json", bad)),
      everywrite("run", write("escape2.json", `{"everywrite":1,"title":"x","${bad}":1}`)),
    ];
    for (const { code, errors } of rans) {
      expect(code).toBe(2);
      expect(errors).toMatch(/^everywrite: [^\n]*\n$/);
      expect(errors).not.toMatch(obeyed);
    }
  });
  it("does not come out of a scenario either, and its JSON says the same", async () => {
    const value = "\u009b31m\u202egnp\u2066\nBROKEN CLAIM";
    const title = "T\u009b31m\nBROKEN CLAIM";
    const set = { value };
    const document = {
      everywrite: 1,
      title,
      script: [{ at: 1, node: "tokyo", do: [{ update: "items/1", set }] }],
      modes: [{ mode: "lww", label: "L\u009b31m\nBROKEN CLAIM" }],
    };
    const file = write("colours.json", JSON.stringify(document));
    const formats = ["summary", "json", "history", "trace", "shiviz"];
    for (const format of formats) {
      const { code, out } = everywrite("run", file, "--format", format);
      expect(code).toBe(0);
      expect(out).not.toMatch(obeyed);
      expect(out).not.toMatch(/^BROKEN CLAIM/m);
      const { text } = await answer(["run", file, "--format", format]);
      if (format === "json") expect(JSON.parse(out)).toEqual(JSON.parse(text));
    }
    const { text: link } = await answer(["link", file]);
    expect(JSON.parse(everywrite("open", link).out)).toEqual(document);
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

  /** Ids of the processes whose command line has these words in it. */
  const running = (words: string): readonly number[] =>
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((id) => {
        try {
          return readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ").includes(words);
        } catch {
          return false;
        }
      })
      .map(Number);
  /** Waits until something holds, or the test has run out of time. */
  const until = async (holds: () => boolean): Promise<void> => {
    let isOver = false;
    onTestFinished(() => {
      isOver = true;
    });
    while (!isOver && !holds()) await new Promise((done) => setTimeout(done, 20));
  };
  it
    .runIf(existsSync("/proc/self/cmdline"))
    .each(["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const)(
    "leaves no process behind after %s",
    async (signal) => {
      const args = ["check", "--seeds", "1..900000000", "--jobs", "3"];
      const parent = spawn(process.execPath, [program(), ...args]);
      const all = (): readonly number[] => running(`--tally ${parent.pid}`);
      const ended = new Promise((done) => parent.on("exit", (_code, by) => done(by)));
      onTestFinished(() => {
        for (const id of all()) process.kill(id, "SIGKILL");
      });
      await until(() => all().length === 3);
      parent.kill(signal);
      expect(await ended).toBe(signal);
      await until(() => all().length === 0);
    },
  );
});
