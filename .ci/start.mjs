// npm start: from a fresh clone to a page in the browser, in one command.
import { bin, ensurePackages, freePort, root, say } from "./ready.mjs";

ensurePackages();
say("building");
if (!bin("vite", "build", "--logLevel", "warn")) process.exit(1);

const port = await freePort(Number(process.env.PORT ?? 4173));
const { preview } = await import("vite");
const host = "127.0.0.1";
await preview({ root, preview: { host, port, strictPort: true }, logLevel: "warn" });
say(`ready: http://${host}:${port}/  (Ctrl-C stops it)`);
