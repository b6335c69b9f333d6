// The form of one entry of the script: when it happens, and a small form for its kind.
import type { ReactNode } from "react";
import { type EntryKind, lasting } from "../../../session/drafting/entries.ts";
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
  return (
    <>
      <EntryFault path={path} />
      <Fields>
        <NumberField path={[...path, "at"]} label={said.at} />
        {lasting.includes(kind) && (
          <NumberField path={[...path, "until"]} label={said.until} placeholder={said.forGood} />
        )}
        <OneLine kind={kind} path={path} />
      </Fields>
      {kind === "do" && <Operations path={[...path, "do"]} />}
      {kind === "partition" && <PartitionField path={[...path, "partition"]} />}
      {kind === "link" && (
        <>
          <PartFault path={[...path, "set"]} />
          <LinkFields path={[...path, "set"]} link={textOf(entry["link"])} />
        </>
      )}
      {kind === "say" && <LongTextField path={[...path, "say"]} label={said.sayText} />}
    </>
  );
}

/** The line of the list carries the entry's own path; here only the sentence is shown. */
function EntryFault({ path }: { readonly path: Path }): ReactNode {
  return <PartFault path={path} isTarget={false} />;
}

/** What a kind says besides its times, where that is a field or two. */
function OneLine({ kind, path }: { readonly kind: EntryKind; readonly path: Path }): ReactNode {
  const said = useWords(formWords);
  const cities = useCityChoices();
  const links = useLinkChoices();
  switch (kind) {
    case "do":
      return (
        <>
          <ChoiceField path={[...path, "node"]} label={said.city} choices={cities} />
          <TextField path={[...path, "client"]} label={said.client} placeholder={said.asTheCity} />
        </>
      );
    case "crash":
    case "promote":
      return <ChoiceField path={[...path, kind]} label={said.city} choices={cities} />;
    case "clock":
      return (
        <>
          <ChoiceField path={[...path, "clock"]} label={said.city} choices={cities} />
          <NumberField path={[...path, "offset"]} label={said.clockOffset} />
        </>
      );
    case "cut":
    case "link":
      return <ChoiceField path={[...path, kind]} label={said.linkName} choices={links} />;
    case "rehome":
      return (
        <>
          <RowField path={[...path, "rehome"]} label={said.row} />
          <ChoiceField path={[...path, "to"]} label={said.newHome} choices={cities} />
        </>
      );
    default:
      return null;
  }
}
