// The form of one entry of the script: when it happens, and a small form for its kind.
import type { ReactNode } from "react";
import {
  type EntryKind,
  type EntryPart,
  lasts,
  partsOf,
} from "../../../session/drafting/entries.ts";
import { type JsonObject, type Path, textOf } from "../../../session/drafting/tree.ts";
import { useWords } from "../../words.ts";
import { useCityChoices, useLinkChoices } from "./choices.ts";
import { ChoiceField, LongTextField, NumberField, RowField, TextField } from "./fields.tsx";
import { LinkFields } from "./NetworkSection.tsx";
import { Operations } from "./Operations.tsx";
import { PartitionField } from "./PartitionField.tsx";
import { Fields, PartFault } from "./Parts.tsx";
import { formWords } from "./words.ts";

interface EntryFieldsProps {
  readonly entry: JsonObject;
  readonly kind: EntryKind;
  readonly index: number;
}

export function EntryFields({ entry, kind, index }: EntryFieldsProps): ReactNode {
  const said = useWords(formWords);
  const path: Path = ["script", index];
  const parts = partsOf(kind);
  return (
    <>
      <EntryFault path={path} />
      <Fields>
        <NumberField path={[...path, "at"]} label={said.at} />
        {lasts(kind) && (
          <NumberField path={[...path, "until"]} label={said.until} placeholder={said.forGood} />
        )}
        {parts.map(([key, part]) => (
          <PartField key={key} part={part} path={[...path, key]} />
        ))}
      </Fields>
      {parts.map(([key, part]) => (
        <LargePart key={key} part={part} path={[...path, key]} entry={entry} />
      ))}
    </>
  );
}

/** The line of the list carries the entry's own path; here only the sentence is shown. */
function EntryFault({ path }: { readonly path: Path }): ReactNode {
  return <PartFault path={path} isTarget={false} />;
}

interface PartProps {
  readonly part: EntryPart;
  readonly path: Path;
}

/** A part that is one field. */
function PartField({ part, path }: PartProps): ReactNode {
  const said = useWords(formWords);
  const cities = useCityChoices();
  const links = useLinkChoices();
  switch (part) {
    case "node":
      return <ChoiceField path={path} label={said.city} choices={cities} />;
    case "home":
      return <ChoiceField path={path} label={said.newHome} choices={cities} />;
    case "client":
      return <TextField path={path} label={said.client} placeholder={said.asTheCity} />;
    case "link":
      return <ChoiceField path={path} label={said.linkName} choices={links} />;
    case "offset":
      return <NumberField path={path} label={said.clockOffset} />;
    case "row":
      return <RowField path={path} label={said.row} />;
    default:
      return null;
  }
}

/** A part that takes more room, below the fields. */
function LargePart({ part, path, entry }: PartProps & { entry: JsonObject }): ReactNode {
  const said = useWords(formWords);
  switch (part) {
    case "operations":
      return <Operations path={path} />;
    case "groups":
      return <PartitionField path={path} />;
    case "settings":
      return (
        <>
          <PartFault path={path} />
          <LinkFields path={path} link={textOf(entry["link"])} />
        </>
      );
    case "text":
      return <LongTextField path={path} label={said.sayText} />;
    default:
      return null;
  }
}
