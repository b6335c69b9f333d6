// npm run --silent everywrite -- <command> …: the command line from a fresh clone. Standard output
// belongs to the command alone; what installing and building have to say goes to standard error.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { binAside, ensurePackages, root } from "./ready.mjs";

const bundle = join(root, "dist-cli", "main.js");

/**
 * When a file was last written; 0 when there is none.
 * @param {string} path
 */
const written = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newestSource() {
  const inside = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const outside = ["src", "package.json", "package-lock.json", "vite.config.ts"];
  const paths = [...inside.map((path) => join("src", path)), ...outside];
  return Math.max(...paths.map((path) => written(join(root, path))));
}

/** Builds beside the bundle and moves it there whole: another run never meets half a file. */
function build() {
  const aside = join(root, "dist-cli", `.${process.pid}`);
  mkdirSync(aside, { recursive: true });
  const options = ["--mode", "cli", "--outDir", aside, "--logLevel", "warn"];
  const built = binAside("vite", "build", ...options);
  if (built) renameSync(join(aside, "main.js"), bundle);
  rmSync(aside, { recursive: true, force: true });
  if (!built) {
    console.error("The command line could not be built: see above.");
    process.exit(1);
  }
}

ensurePackages();
if (written(bundle) < newestSource()) build();

// npm moves to the project's folder; file names are meant from where the person typed the command.
const byNpm = ["everywrite", "bench", "fuzz"].includes(process.env.npm_lifecycle_event ?? "");
const child = spawn(process.execPath, [bundle, ...process.argv.slice(2)], {
  stdio: "inherit",
  cwd: (byNpm && process.env.INIT_CWD) || process.cwd(),
});
/** @type {NodeJS.Signals[]} */
const endings = ["SIGINT", "SIGTERM", "SIGHUP"];
// Who ends this means the command: it ends first, and this as it did.
for (const one of endings) process.on(one, () => child.kill(one));
child.on("exit", (code, signal) => {
  for (const one of endings) process.removeAllListeners(one);
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code ?? 1;
});
