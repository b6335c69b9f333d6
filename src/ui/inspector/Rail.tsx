// The inspector beside the stage.
import type { ReactNode } from "react";
import { useSession } from "../page.ts";
import type { Shown } from "../stage/shown.ts";
import { Inspector } from "./Inspector.tsx";

export function Rail({ shown }: { readonly shown: Shown }): ReactNode {
  const index = useSession((state) => state.selected?.run ?? state.expanded ?? shown.told);
  const mode = shown.modes[index];
  return mode === undefined ? null : <Inspector mode={mode} looks={shown.looks} />;
}
