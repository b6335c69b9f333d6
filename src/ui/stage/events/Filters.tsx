// What of the events is listed: by words, by place, or only what went wrong.
import { type ReactNode, useState } from "react";
import type { Filter } from "../../../session/keeping/eventList.ts";
import { RailButton } from "../../inspector/RailButton.tsx";
import { media, useMedia } from "../../media.ts";
import { lookOf } from "../../places.ts";
import { useWords } from "../../words.ts";
import type { Shown } from "../shown.ts";
import styles from "./Filters.module.css";
import { eventsWords } from "./words.ts";

export interface Choices extends Filter {
  readonly query: string;
}

/** Receipts are many, and say little: they are folded until they are asked for. */
export const noChoices: Choices = { troubleOnly: false, receipts: false, node: null, query: "" };

interface FiltersProps {
  readonly shown: Shown;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** No node has this id: ids are never empty, but a choice must be a text. */
const anywhere = "*";

/** In a narrow window they stay folded until they are wanted. */
export function Filters(props: FiltersProps): ReactNode {
  const said = useWords(eventsWords);
  const isNarrow = useMedia(media.narrow);
  const [isOpen, setOpen] = useState(false);
  const { query, node, troubleOnly } = props.choices;
  if (!isNarrow) return <Fields {...props} />;
  const isSet = query !== "" || node !== null || troubleOnly;
  return (
    <>
      <button
        type="button"
        className={styles["fold"]}
        aria-label={isSet ? said.filterOn : said.filter}
        aria-expanded={isOpen}
        data-set={isSet || undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <svg className={styles["sign"]} viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 6h18M7 12h10M10 18h4" />
        </svg>
      </button>
      <RailButton />
      {isOpen && <Fields {...props} />}
    </>
  );
}

function Fields({ shown, choices, onChange }: FiltersProps): ReactNode {
  const said = useWords(eventsWords);
  const { query, node, troubleOnly, receipts } = choices;
  return (
    <search className={styles["filters"]}>
      <input
        type="search"
        aria-label={said.search}
        placeholder={said.search}
        value={query}
        onChange={({ target }) => onChange({ ...choices, query: target.value })}
      />
      <select
        aria-label={said.place}
        value={node ?? anywhere}
        onChange={({ target: { value } }) =>
          onChange({ ...choices, node: value === anywhere ? null : value })
        }
      >
        <option value={anywhere}>{said.anywhere}</option>
        {shown.scenario.nodes.map(({ id }) => (
          <option key={id} value={id}>
            {lookOf(shown.looks, id).name}
          </option>
        ))}
        <option value="">{said.world}</option>
      </select>
      <button
        type="button"
        aria-pressed={troubleOnly}
        onClick={() => onChange({ ...choices, troubleOnly: !troubleOnly })}
      >
        <svg viewBox="0 0 24 16" aria-hidden="true">
          <path d="M2 12l5 -8l5 8l5 -8l5 8" />
        </svg>
        {said.troubleOnly}
      </button>
      <button
        type="button"
        aria-pressed={!receipts}
        title={said.receiptsLong}
        onClick={() => onChange({ ...choices, receipts: !receipts })}
      >
        {said.hideReceipts}
      </button>
    </search>
  );
}
