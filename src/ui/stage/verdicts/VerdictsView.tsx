// What became of the scenario under each mode, as one table.
import type { ReactNode } from "react";
import type { Shown } from "../shown.ts";

export default function VerdictsView({ shown }: { readonly shown: Shown }): ReactNode {
  return <p>{shown.modes.length}</p>;
}
