// Says that the scenario was changed here, and offers the way back. What it says is loaded when
// there is something to say.
import type { ReactNode } from "react";
import type { DialogName } from "../Dialog.tsx";
import { lazily } from "../lazily.tsx";
import { useSession } from "../page.ts";

const Strip = lazily(() => import("./Strip.tsx"));

interface EditStripProps {
  readonly onDialog: (dialog: DialogName) => void;
}

export function EditStrip({ onDialog }: EditStripProps): ReactNode {
  const isEdited = useSession((state) => state.changed);
  return isEdited && <Strip onDialog={onDialog} />;
}
