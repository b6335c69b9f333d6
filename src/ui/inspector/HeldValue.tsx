// A field's value as a client reads it; siblings stand beside each other, with a bar between.
import type { ReactNode } from "react";
import type { FieldValue, Scalar } from "../../data/value.ts";
import type { Held } from "../../session/run/watch.ts";
import { shown } from "../../session/texts/texts.ts";
import { useWords } from "../words.ts";
import styles from "./HeldValue.module.css";
import { inspectorWords } from "./words.ts";

type Said = (typeof inspectorWords)["en"];

export function HeldValue({ held }: { readonly held: Held }): ReactNode {
  const said = useWords(inspectorWords);
  return textsOf(held, said).map((text, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: siblings have a fixed order, and may be equal
    <span key={i}>
      {i > 0 && (
        <>
          <span className={styles["bar"]} aria-hidden="true" />
          <span className={styles["unseen"]}> {said.or} </span>
        </>
      )}
      {text}
    </span>
  ));
}

export function heldText(held: Held, said: Said): string {
  return textsOf(held, said).join(` ${said.or} `);
}

function textsOf({ row, versions, orDeleted }: Held, said: Said): readonly string[] {
  if (row !== "present") return [row === "absent" ? said.absent : said.deleted];
  const values = versions.map(({ value }) => valueText(value, said));
  return [...(values.length === 0 ? [said.none] : values), ...(orDeleted ? [said.deleted] : [])];
}

function valueText(value: FieldValue, said: Said): string {
  if (!isSet(value)) return scalarText(value, said);
  return value.length === 0 ? said.empty : value.map((item) => scalarText(item, said)).join(", ");
}

const isSet = (value: FieldValue): value is readonly Scalar[] => Array.isArray(value);

function scalarText(value: Scalar, said: Said): string {
  if (value === null) return said.none;
  if (value === "") return said.empty;
  return typeof value === "number" ? String(value).replace("-", "−") : shown(String(value));
}
