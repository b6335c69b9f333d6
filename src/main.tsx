// The page's entrance.
import { createSession } from "./session/store.ts";
import { mount } from "./ui/mount.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("Assertion failed: no element to put the page into");
mount(root, createSession());
