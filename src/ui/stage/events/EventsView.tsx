// The text twin of the stage: every event as a line.
import type { ReactNode } from "react";
import type { Shown } from "../shown.ts";

export default function EventsView({ shown }: { readonly shown: Shown }): ReactNode {
  return <p>{shown.modes.length}</p>;
}
