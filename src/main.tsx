// The page's entrance.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Entrance } from "./ui/Entrance.tsx";
import "./ui/tokens.css";
import "./ui/base.css";

const root = document.getElementById("root");
if (root === null) throw new Error("Assertion failed: no element to put the page into");
// The single file may bring a scenario of its own.
const own = document.getElementById("scenario")?.textContent ?? null;
createRoot(root).render(
  <StrictMode>
    <Entrance own={own} />
  </StrictMode>,
);
