// A new scenario: something small to begin with, and then the editor over it.
import { type ReactNode, useState } from "react";
import { usePage } from "../page.ts";
import { useWords } from "../words.ts";
import EditorDialog from "./EditorDialog.tsx";
import { Sheet } from "./Sheet.tsx";
import { Templates } from "./Templates.tsx";
import { editorWords } from "./words.ts";

export default function NewDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { session } = usePage();
  const said = useWords(editorWords);
  const [isChosen, setChosen] = useState(false);
  if (isChosen) return <EditorDialog onClose={onClose} />;
  return (
    <Sheet
      title={said.newTitle}
      close={said.close}
      onClose={onClose}
      onKeyDown={() => {}}
      actions={null}
    >
      <Templates
        onChoose={(text) => {
          session.openText(text);
          setChosen(true);
        }}
      />
    </Sheet>
  );
}
