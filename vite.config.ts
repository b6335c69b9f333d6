import react from "@vitejs/plugin-react";
import type { Plugin, UserConfig } from "vite";
import { defineConfig } from "vitest/config";
import { headers } from "./.ci/headers.mjs";
import { offline } from "./.ci/offline.mjs";

/** The page forbids inline scripts and styles; Vite's development server works by them. */
const relaxedWhileDeveloping: Plugin = {
  name: "relaxed-while-developing",
  apply: "serve",
  transformIndexHtml: (html) => html.replace(/<meta[^>]*Content-Security-Policy[^>]*>/, ""),
};

/** Lets a shell start the command line by its file name. */
const executable: Plugin = {
  name: "executable",
  renderChunk: (code) => (code.startsWith("#!") ? null : `#!/usr/bin/env node\n${code}`),
};

/**
 * `vite build` makes the page in dist/, `vite build --mode cli` the one file dist-cli/main.js, and
 * `vite build --mode single` the parts that .ci/single.mjs puts into one HTML file.
 */
export default defineConfig(({ mode }) => ({
  base: "./",
  // A file that is not there is not answered with the page.
  appType: "mpa",
  worker: { format: "es" },
  ...(mode === "cli" ? commandLine : mode === "single" ? single : page),
  // A page in a sandbox without an origin asks for its own scripts as a stranger.
  preview: { port: 4173, strictPort: true, cors: true },
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
    // Tests read and write links without waiting.
    setupFiles: ["src/scenarios/link/packing.ts"],
    pool: "threads",
    // The modules have no state that one test could leave to another: they are loaded once.
    isolate: false,
    // Of two cores Vitest would leave one idle.
    maxWorkers: "100%",
    // Only against hanging for ever: how long a test takes is the machine's affair.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    coverage: {
      provider: "v8",
      include: ["src/{lib,data,sim,modes,checks,scenarios,explore,narrate}/**"],
    },
  },
}));

/**
 * What the start page needs, and what comes next, each with all that it imports, in one file: left
 * alone, the bundler makes a file of its own of whatever a dialog imports, too, though a dialog
 * never comes first, and a scenario waits for thirty files.
 */
const groups = [
  { name: "index", test: /src\/main\.tsx$/, priority: 2 },
  { name: "mount", test: /src\/ui\/mount\.tsx$/, priority: 1 },
];

const page: UserConfig = {
  plugins: [react(), relaxedWhileDeveloping, offline(), headers()],
  build: {
    target: "baseline-widely-available",
    sourcemap: true,
    // The browsers that the target names know what it would teach them.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
};

const single: UserConfig = {
  plugins: [react()],
  build: {
    target: "baseline-widely-available",
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
};

const commandLine: UserConfig = {
  plugins: [executable],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: "src/cli/main.ts",
    outDir: "dist-cli",
    target: "node20",
    minify: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
};
