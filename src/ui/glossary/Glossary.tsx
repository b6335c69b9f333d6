// The glossary, wherever it was asked for.
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { lazily } from "../lazily.tsx";
import { asked } from "./asked.ts";

const Dialog = lazily(() => import("./GlossaryDialog.tsx"));

const close = (): void => asked.setState({ term: null });

export function Glossary(): ReactNode {
  const term = useStore(asked, (state) => state.term);
  return term === null ? null : <Dialog first={term} onClose={close} onFailed={close} />;
}
