// What every field of the form needs: the data, a way to change it, and the fault that stands
// somewhere in it. A field is known by its path in the document.
import { createContext, useContext, useId } from "react";
import { pathText } from "../../../session/drafting/choices.ts";
import type { DraftFault } from "../../../session/drafting/draft.ts";
import {
  type Json,
  type JsonObject,
  type Path,
  valueAt,
  withValue,
} from "../../../session/drafting/tree.ts";
import { faultIn } from "../../../session/texts/texts.ts";
import { useSession } from "../../page.ts";

export interface Form {
  readonly data: JsonObject;
  readonly fault: DraftFault | null;
  /** `field`: what is typed in. */
  edit(change: (data: JsonObject) => JsonObject, field?: string): void;
  /** Names that cannot be, by the path of their field, as they were typed. */
  readonly unfit: Readonly<Record<string, string>>;
  keepUnfit(path: string, typed: string | null): void;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === null) throw new Error("Assertion failed: a field outside a form");
  return form;
}

export interface FieldState {
  readonly value: Json | undefined;
  /** One sentence, or null. */
  readonly fault: string | null;
  readonly id: string;
  /** For the control itself. */
  readonly attributes: {
    readonly id: string;
    readonly "data-path": string;
    readonly "aria-invalid"?: true;
    readonly "aria-describedby"?: string;
  };
  /** Undefined takes the value out of the document. */
  set(value: Json | undefined): void;
}

/** The field at a path; `hasNote`: a note below says more, under the id with `-note`. */
export function useField(path: Path, hasNote = false): FieldState {
  const { data, fault: found, edit } = useForm();
  const texts = useSession((state) => state.texts);
  const id = useId();
  const name = pathText(path);
  const fault = found?.path === name ? faultIn(texts, found.fault) : null;
  const described = [
    ...(hasNote ? [`${id}-note`] : []),
    ...(fault === null ? [] : [`${id}-fault`]),
  ].join(" ");
  return {
    value: valueAt(data, path),
    fault,
    id,
    attributes: {
      id,
      "data-path": name,
      ...(fault === null ? {} : { "aria-invalid": true as const }),
      ...(described === "" ? {} : { "aria-describedby": described }),
    },
    set: (value) => edit((now) => withValue(now, path, value), name),
  };
}

/** Which item of a section's list is open. */
export interface OpenItem {
  readonly open: number | null;
  /** Opens an item, or closes it; the focus goes to the field of a path, if one is named. */
  readonly onOpen: (index: number | null, focus?: Path) => void;
}
