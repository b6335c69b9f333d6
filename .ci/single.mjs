// npm run build:single -- [scenario.json] [--out folder]: the whole page as one file that opens
// from a disk without a network. Script and style stand inside, named by their hashes in the page's
// policy; a scenario given along is opened where the address names none. It may be all that the
// command line takes, and what that does not read is refused in its words before anything is built.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { bin, ensurePackages, root, say } from "./ready.mjs";

const most = 600 * 1024;

/** @param {string} text */
const named = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing inside may look like the end of its element. @param {string} text */
const inScript = (text) => text.replaceAll(/<(?=\/script|!--|script)/gi, "\\x3C");

/**
 * The page with its files put inside.
 * @param {string} folder of the build
 * @param {string | null} scenario
 */
function inlined(folder, scenario) {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const assets = join(folder, "assets");
  /** @param {RegExp} ending */
  const only = (ending) => {
    const names = readdirSync(assets).filter((name) => ending.test(name));
    if (names.length !== 1) throw new Error(`one file expected, not ${names.join(", ")}`);
    return readFileSync(join(assets, names[0] ?? ""), "utf8").trim();
  };
  const script = inScript(only(/\.js$/));
  const style = only(/\.css$/);
  const icon = encodeURIComponent(readFileSync(join(folder, "favicon.svg"), "utf8").trim());
  const policy = [
    "default-src 'none'",
    `script-src ${named(script)}`,
    `style-src ${named(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types everywrite",
  ].join("; ");
  const text = scenario?.replaceAll("<", "\\u003c");
  const own =
    text === undefined ? "" : `<script type="application/json" id="scenario">${text}</script>`;
  // By functions: a dollar sign in a text to put in would mean something.
  return html
    .replace(/(Content-Security-Policy"\s+content=")[^"]*/, (_all, start) => start + policy)
    .replace(/<link rel="icon"[^>]*>/, () => `<link rel="icon" href="data:image/svg+xml,${icon}">`)
    .replace(/\s*<link rel="(?:manifest|apple-touch-icon)"[^>]*>/g, "")
    .replace(/\s*<script type="module"[^>]*><\/script>/, "")
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace("</body>", () => `${own}<script type="module">${script}</script></body>`)
    .replace("<head>", '<head><meta name="single-file" content="yes" />');
}

/**
 * Ends with one sentence, as the command line does.
 * @param {string} sentence
 * @returns {never}
 */
function refuse(sentence) {
  console.error(`build:single: ${sentence}`);
  process.exit(2);
}

function given() {
  const options = /** @type {const} */ ({
    out: { type: "string", default: join(root, "dist-single") },
  });
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return refuse(/** @type {Error} */ (error).message.split(". ")[0] ?? "bad arguments");
  }
}

/** npm moves to the project's folder; files are meant from where the person typed the command. */
const fromHere = (/** @type {string} */ path) => resolve(process.env.INIT_CWD ?? ".", path);

/**
 * What the command line prints; its errors are shown as they are.
 * @param {string[]} args
 * @param {string} input
 */
function everywrite(args, input = "") {
  const program = join(root, ".ci", "everywrite.mjs");
  const { status, stdout } = spawnSync(process.execPath, [program, ...args], {
    cwd: fromHere("."),
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "inherit"],
    maxBuffer: 16 * 1024 * 1024,
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

const { positionals, values } = given();
const [path, ...others] = positionals;
if (others.length > 0) refuse(`it takes one scenario, not ${positionals.length}`);
ensurePackages();
const scenario = path === undefined ? null : everywrite(["open", "-"], everywrite(["link", path]));
const out = fromHere(values.out);
const aside = join(out, "parts");
try {
  mkdirSync(out, { recursive: true });
} catch (error) {
  refuse(`${out} cannot be a folder: ${/** @type {NodeJS.ErrnoException} */ (error).code}`);
}
const options = ["--mode", "single", "--outDir", aside, "--emptyOutDir", "--logLevel", "warn"];
if (!bin("vite", "build", ...options)) process.exit(1);
const page = inlined(aside, scenario);
const file = join(out, "everywrite.html");
writeFileSync(file, page);
rmSync(aside, { recursive: true });
const size = gzipSync(page, { level: 9 }).length;
say(`${file}: ${Math.round(page.length / 1024)} kB, ${Math.round(size / 1024)} kB gzipped`);
if (size > most) {
  say("That is more than 600 kB.");
  process.exit(1);
}
