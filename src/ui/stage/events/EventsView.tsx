// The text twin of the stage: every event of the modes that are looked at, in order, to be read,
// searched and gone to.
import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { filtered, listedEvents } from "../../../session/keeping/eventList.ts";
import { shownRuns } from "../../../session/showing.ts";
import { activeRuns } from "../../../session/store.ts";
import { media, useMedia } from "../../media.ts";
import { Pending } from "../../Pending.tsx";
import { usePage, useSession } from "../../page.ts";
import { useWorkedOne } from "../../useWorked.ts";
import { useWords } from "../../words.ts";
import type { Shown } from "../shown.ts";
import { EventList } from "./EventList.tsx";
import styles from "./EventsView.module.css";
import { type Choices, Filters, noChoices } from "./Filters.tsx";
import { useMatches } from "./useMatches.ts";
import { eventsWords } from "./words.ts";

export default function EventsView({ shown }: { readonly shown: Shown }): ReactNode {
  const said = useWords(eventsWords);
  const runs = useSession((state) => state.runs);
  const expanded = useSession((state) => state.expanded);
  const only = useSession((state) => state.only);
  const [choices, setChoices] = useState<Choices>(noChoices);
  const active = useMemo(() => activeRuns({ runs, expanded, only }), [runs, expanded, only]);
  const listed = useWorkedOne(listedEvents, active);
  const all = listed?.result ?? none;
  const { troubleOnly, node, query } = choices;
  // Who searches looks at everything.
  const receipts = choices.receipts || query !== "";
  const kept = useMemo(
    () => filtered(all, { troubleOnly, receipts, node }),
    [all, troubleOnly, receipts, node],
  );
  const { events, isSearching } = useMatches(kept, useDeferredValue(query), runs, shown.looks);
  const isAll = events.length === all.length;
  const count = isAll ? said.count(all.length) : said.of(events.length, all.length);
  const isNarrow = useMedia(media.narrow);
  const single = active.length === 1 ? active[0] : undefined;
  return (
    <section className={styles["view"]} aria-labelledby="events-title" data-events>
      <header className={styles["header"]}>
        <h2 id="events-title">
          {said.events}
          {single !== undefined && !isNarrow && <span> {single.heading}</span>}
        </h2>
        {isNarrow && <ModePicker />}
        <p role="status">
          {listed === null ? <Pending /> : count}
          {isSearching && `, ${said.searching}`}
        </p>
        <Filters shown={shown} choices={choices} onChange={setChoices} />
      </header>
      {listed !== null && events.length === 0 && !isSearching ? (
        <p className={styles["none"]}>
          {said.none}{" "}
          <button type="button" onClick={() => setChoices({ ...noChoices, receipts: true })}>
            {said.showAll}
          </button>
        </p>
      ) : (
        <EventList shown={shown} events={events} hasMode={active.length > 1} />
      )}
    </section>
  );
}

const none: readonly never[] = [];

/** A narrow window has no tabs for the modes. */
function ModePicker(): ReactNode {
  const { session } = usePage();
  const said = useWords(eventsWords);
  const runs = useSession(shownRuns);
  const expanded = useSession((state) => state.expanded);
  return (
    <select
      className={styles["modes"]}
      aria-label={said.mode}
      value={expanded ?? 0}
      onChange={({ target }) => session.expand(Number(target.value))}
    >
      {runs.map((run) => (
        <option key={run.index} value={run.index}>
          {run.heading}
        </option>
      ))}
    </select>
  );
}
