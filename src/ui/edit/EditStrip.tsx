// Says that the scenario was changed here, and offers the way back. What it says is loaded when
// there is something to say.
import { lazy, type ReactNode, Suspense } from "react";
import type { DialogName } from "../Dialog.tsx";
import { useSession } from "../page.ts";

const Strip = lazy(() => import("./Strip.tsx"));

interface EditStripProps {
  readonly onDialog: (dialog: DialogName) => void;
}

export function EditStrip({ onDialog }: EditStripProps): ReactNode {
  const isEdited = useSession((state) => state.past.length + state.future.length > 0);
  return <Suspense fallback={null}>{isEdited && <Strip onDialog={onDialog} />}</Suspense>;
}
