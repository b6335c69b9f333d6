// The events whose sentence has what somebody types. Long lists are searched in pieces, so that the
// page goes on.
import { useEffect, useMemo, useState } from "react";
import { sentence } from "../../../narrate/index.ts";
import type { Voice } from "../../../narrate/voice.ts";
import { type ListedEvent, searchable } from "../../../session/keeping/eventList.ts";
import type { Run } from "../../../session/run/run.ts";
import { useSession } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";

export interface Matches {
  readonly events: readonly ListedEvent[];
  readonly isSearching: boolean;
}

/** A piece takes no longer than this. */
const pieceMs = 8;

interface Found {
  readonly of: object;
  readonly events: readonly ListedEvent[];
  readonly isDone: boolean;
}

export function useMatches(
  list: readonly ListedEvent[],
  query: string,
  runs: readonly Run[],
  looks: Looks,
): Matches {
  const voice = useSession((state) => state.voice);
  const wanted = searchable(query);
  // One object for each search: a result of an earlier one is no result.
  const search = useMemo(
    () => ({ list, wanted, runs, voice, looks }),
    [list, wanted, runs, voice, looks],
  );
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (search.wanted === "") return;
    const events: ListedEvent[] = [];
    let at = 0;
    let timer = 0;
    const piece = (): void => {
      const until = performance.now() + pieceMs;
      while (at < search.list.length && performance.now() < until) {
        const event = search.list[at] as ListedEvent;
        if (textOf(event, search).includes(search.wanted)) events.push(event);
        at += 1;
      }
      const isDone = at >= search.list.length;
      setFound({ of: search, events: [...events], isDone });
      if (!isDone) timer = window.setTimeout(piece);
    };
    piece();
    return () => clearTimeout(timer);
  }, [search]);
  if (wanted === "") return { events: list, isSearching: false };
  if (found?.of !== search) return { events: [], isSearching: true };
  return { events: found.events, isSearching: !found.isDone };
}

interface Search {
  readonly runs: readonly Run[];
  readonly voice: Voice;
  readonly looks: Looks;
}

const texts = new WeakMap<Voice, WeakMap<Run, Map<number, string>>>();

/** What is searched: all that the row says but the time. */
function textOf({ run: index, event, node }: ListedEvent, { runs, voice, looks }: Search): string {
  const run = runs[index];
  if (run === undefined) return "";
  const ofVoice = texts.get(voice) ?? new WeakMap<Run, Map<number, string>>();
  texts.set(voice, ofVoice);
  const ofRun = ofVoice.get(run) ?? new Map<number, string>();
  ofVoice.set(run, ofRun);
  let text = ofRun.get(event);
  if (text === undefined) {
    const place = node === null ? "" : lookOf(looks, node).name;
    text = searchable(`${run.short} ${place} ${sentence(run.trace, event, voice)}`);
    ofRun.set(event, text);
  }
  return text;
}
