// The runs as space-time diagrams on one shared time axis.
import type { ReactNode } from "react";
import type { Shown } from "../shown.ts";

export default function TimeView({ shown }: { readonly shown: Shown }): ReactNode {
  return <p>{shown.modes.length}</p>;
}
