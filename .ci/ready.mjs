// Puts a fresh clone in working order: packages, a browser, the build. Node's own modules only,
// because it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * A line about progress.
 * @param {string} text
 */
export function say(text) {
  process.stdout.write(`> ${text}\n`);
}

/**
 * Runs a command in the project's root, its output shown; true when it exits 0.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 */
function sh(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", ...options }).status === 0;
}

/** Sends a child's output to standard error, for commands whose standard output is a result. */
const aside = {
  stdio: /** @type {import("node:child_process").StdioOptions} */ (["ignore", 2, 2]),
};

/**
 * npm by the path npm itself gives its scripts, so that no shell and no .cmd lookup is needed.
 * @param {string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} options
 */
function npm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) return sh(process.execPath, [cli, ...args], options);
  return sh("npm", args, { shell: process.platform === "win32", ...options });
}

const bins = {
  biome: "@biomejs/biome/bin/biome",
  playwright: "@playwright/test/cli.js",
  tsc: "typescript/bin/tsc",
  vite: "vite/bin/vite.js",
  vitest: "vitest/vitest.mjs",
};

/**
 * Runs an installed tool with this Node: no npx, no shell, no .cmd.
 * @param {keyof typeof bins} name
 * @param {string[]} args
 */
export function bin(name, ...args) {
  return sh(process.execPath, [join(root, "node_modules", bins[name]), ...args]);
}

/**
 * The same with nothing on standard output.
 * @param {keyof typeof bins} name
 * @param {string[]} args
 */
export function binAside(name, ...args) {
  return sh(process.execPath, [join(root, "node_modules", bins[name]), ...args], aside);
}

/** Installs the packages unless they are there and no older than the lockfile; tells stderr. */
export function ensurePackages() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const fits = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (!fits) {
    console.error(`Node ${process.versions.node} does not fit: 20.19+ or 22.12+ is needed.`);
    process.exit(1);
  }
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error("> installing packages");
  if (!npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"], aside)) {
    console.error("npm ci failed: see above.");
    process.exit(1);
  }
}

/**
 * The first free port from the given one on.
 * @param {number} first
 */
export async function freePort(first) {
  for (let port = first; ; port += 1) {
    const free = await new Promise((done) => {
      const probe = createServer()
        .once("error", () => done(false))
        .once("listening", () => probe.close(() => done(true)))
        .listen(port, "127.0.0.1");
    });
    if (free) return port;
  }
}

/** @type {Partial<Record<NodeJS.Platform, string[]>>} */
const systemChromium = {
  // The shell has no window, and so starts a page in three quarters of the time.
  linux: [
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
  ].map((name) => `/usr/bin/${name}`),
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map(
    (key) => `${process.env[key]}\\Google\\Chrome\\Application\\chrome.exe`,
  ),
};

/**
 * Features that cost a good deal of each new window and show nothing of the page: the suggestions
 * below the address bar are pages of their own. Chromium heeds only the last list that it is given,
 * so those that Playwright leaves out stand here again.
 */
const withoutFeatures =
  "WebUIOmniboxAimPopup,WebUIOmniboxPopup,AimEnabled,AvoidUnnecessaryBeforeUnloadCheckSync," +
  "DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades," +
  "LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding," +
  "ThirdPartyStoragePartitioning,Translate";

export const chromiumArgs = [
  `--disable-features=${withoutFeatures}`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A browser counts only when it starts: a file on disk may lack its shared libraries.
 * @param {string} executablePath
 */
async function starts(executablePath) {
  const { chromium } = await import("playwright");
  try {
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: chromiumArgs,
      timeout: 30_000,
    });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return (await starts(given)) ? given : undefined;
  for (const path of systemChromium[process.platform] ?? [])
    if (existsSync(path) && (await starts(path))) return path;
  return (await starts("")) ? "" : undefined;
}

/** @param {string} name */
function aptGet(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "-q", "--no-install-recommends", name];
  return sh("apt-get", ["update", "-q"]) && sh("apt-get", install, { env });
}

/** The path of a Chromium that starts, "" for Playwright's own; installs one when there is none. */
export async function ensureChromium() {
  let found = await findChromium();
  if (found !== undefined) return found;
  const asRoot = process.getuid?.() === 0;
  const debian =
    existsSync("/etc/debian_version") &&
    !/^ID=ubuntu/m.test(readFileSync("/etc/os-release", "utf8"));
  const withDeps = asRoot && process.platform === "linux" ? ["--with-deps"] : [];
  const ways = [
    ...(asRoot && debian
      ? ["chromium-headless-shell", "chromium"].map((name) => () => aptGet(name))
      : []),
    () => bin("playwright", "install", ...withDeps, "chromium"),
  ];
  for (const way of ways) {
    say("no browser found: installing Chromium");
    way();
    found = await findChromium();
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Runs the browser tests on the page as built; false also when no browser could be had.
 * @param {string[]} args
 */
export async function browserTests(...args) {
  const chromium = await ensureChromium();
  if (chromium === undefined) {
    say("No Chromium could be had: install Chrome or Chromium, or set CHROMIUM_PATH.");
    return false;
  }
  process.env.CHROMIUM_PATH = chromium;
  // Debian's Firefox takes part where it is at hand; an empty FIREFOX_PATH leaves it out.
  const firefox = "/usr/bin/firefox-esr";
  process.env.FIREFOX_PATH ??= existsSync(firefox) ? firefox : "";
  process.env.E2E_PORT = String(await freePort(4173));
  return bin("playwright", "test", ...args);
}
