// npm run engines: the same runs in every JavaScript engine found here must print the same text.
// What they print is `fingerprints()` of src/explore/fingerprints.ts, bundled into one script.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensurePackages, root, say } from "./ready.mjs";

const entry = "src/explore/fingerprints.ts";

/** The engine as one script that leaves its exports in the global `engine`. */
export async function bundleEngine() {
  const { build } = await import("vite");
  const outDir = mkdtempSync(join(tmpdir(), "everywrite-"));
  const lib = { entry, formats: ["iife"], name: "engine", fileName: () => "engine.js" };
  try {
    await build({
      configFile: false,
      root,
      publicDir: false,
      logLevel: "warn",
      build: {
        outDir,
        emptyOutDir: true,
        minify: false,
        target: "es2023",
        lib: /** @type {any} */ (lib),
      },
    });
    return readFileSync(join(outDir, "engine.js"), "utf8");
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/**
 * What a script comes to in QuickJS, an engine that has neither the page's nor Node's globals.
 * @param {string} script
 */
export async function inQuickJs(script) {
  const { QuickJS } = await import("quickjs-wasi");
  const wasm = readFileSync(join(root, "node_modules/quickjs-wasi/quickjs.wasm"));
  const machine = await QuickJS.create({ wasm });
  try {
    return machine.evalCode(script).consume((handle) => handle.toString());
  } finally {
    machine.dispose();
  }
}

/**
 * What a script comes to in each engine that is installed here.
 * @param {string} script
 */
async function everywhere(script) {
  const folder = mkdtempSync(join(tmpdir(), "everywrite-"));
  const file = join(folder, "run.js");
  const result = "engine.fingerprints()";
  writeFileSync(file, `${script};(typeof print === "function" ? print : console.log)(${result});`);
  /** @type {Map<string, string>} */
  const said = new Map();
  const commands = { node: process.execPath, jsc: "jsc", bun: "bun", js102: "js102" };
  for (const [name, command] of Object.entries(commands)) {
    const { error, status, stdout, stderr } = spawnSync(command, [file], { encoding: "utf8" });
    if (error) say(`${name}: not here`);
    else said.set(name, status === 0 ? stdout.trim() : `failed: ${stderr.slice(0, 200)}`);
  }
  rmSync(folder, { recursive: true });
  return said.set("quickjs", await inQuickJs(`${script};${result}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensurePackages();
  if (!existsSync(join(root, entry))) {
    console.error(`There is no ${entry} yet.`);
    process.exit(1);
  }
  const said = await everywhere(await bundleEngine());
  for (const [name, text] of said) say(`${name}: ${text}`);
  const alike = new Set(said.values()).size === 1;
  console.log(alike ? `${said.size} passed, 0 failed` : `0 passed, ${said.size} failed`);
  process.exit(alike ? 0 : 1);
}
