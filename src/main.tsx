// The page's entrance.
import { createSession } from "./session/store.ts";
import { mount } from "./ui/mount.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("Assertion failed: no element to put the page into");
// The single file may bring a scenario of its own.
const own = document.getElementById("scenario")?.textContent ?? null;
mount(root, createSession(), own);
