// The whole scenario, as a form and as text.
import type { ReactNode } from "react";
import { Dialog } from "../Dialog.tsx";

export default function EditorDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Edit the scenario" onClose={onClose}>
      {null}
    </Dialog>
  );
}
