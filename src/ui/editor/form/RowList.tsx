// The rows that there are, offered to every field that names one.
import type { ReactNode } from "react";
import { rowsIn } from "../../../session/drafting/entries.ts";
import { useForm } from "./context.ts";

const id = "editor-rows";

export function RowList(): ReactNode {
  const { data } = useForm();
  return (
    <datalist id={id}>
      {rowsIn(data).map((row) => (
        <option key={row} value={row} />
      ))}
    </datalist>
  );
}

RowList.id = id;
