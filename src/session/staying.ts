// Where we stand when the runs have changed under us: at the same instant, in the same mode, at the
// same event and value, as far as they are still there.
import { labelOf, type Trace, type TraceEvent } from "../sim/trace.ts";
import type { Run } from "./run/run.ts";
import { choiceOf } from "./showing.ts";
import type { EventRef, Place, SessionState } from "./state.ts";

type Next = Pick<SessionState, "runs" | "subjects" | "endUs">;

export function stayIn(now: SessionState, next: Next): Partial<SessionState> {
  const { span } = now;
  return {
    timeUs: Math.min(now.timeUs, next.endUs),
    part: null,
    expanded: now.expanded === null ? null : sameRun(now.runs[now.expanded], next.runs),
    only: sameChoice(now, next.runs),
    subject: sameSubject(now, next),
    selected: sameEvent(now.selected, now.runs, next.runs),
    compared: sameEvent(now.compared, now.runs, next.runs),
    span: span === null || span.fromUs >= next.endUs ? null : span,
    place: samePlace(now.place, next),
  };
}

/** A menu stays open while things are changed in it, as long as there is what it is about. */
function samePlace(place: Place | null, { runs }: Next): Place | null {
  if (place === null || place.kind === "entry") return place;
  const nodes = runs[0]?.trace.nodes ?? [];
  const own = place.kind === "node" ? [place.node] : place.ends;
  return own.every((node) => nodes.includes(node)) ? place : null;
}

/** The run of the same mode with the same label; where there is but one of the mode, that one. */
function sameRun(run: Run | undefined, runs: readonly Run[]): number | null {
  if (run === undefined) return null;
  const same = runs.filter(({ trace }) => trace.mode === run.trace.mode);
  const found = same.find(({ title }) => title === run.title);
  return (found ?? (same.length === 1 ? same[0] : undefined))?.index ?? null;
}

/** What was hidden stays hidden; what has come is shown. */
function sameChoice({ only, runs }: SessionState, next: readonly Run[]): SessionState["only"] {
  if (only === null) return null;
  const hidden = runs.filter(({ index }) => !only.includes(index));
  const stillHidden = new Set(hidden.map((run) => sameRun(run, next)));
  const shown = next.map(({ index }) => index).filter((index) => !stillHidden.has(index));
  return choiceOf(shown, next) ?? null;
}

function sameSubject(now: SessionState, { subjects }: Next): number {
  const subject = now.subjects[now.subject];
  const found = subjects.findIndex(
    ({ row, fields }) => row === subject?.row && fields.join() === subject.fields.join(),
  );
  return Math.max(0, found);
}

function sameEvent(
  ref: EventRef | null,
  before: readonly Run[],
  after: readonly Run[],
): EventRef | null {
  if (ref === null) return null;
  const run = before[ref.run];
  const index = sameRun(run, after);
  const event = run?.trace.events[ref.event];
  const other = index === null ? undefined : after[index];
  if (run === undefined || event === undefined || other === undefined) return null;
  const found = likeIn(other.trace, run.trace, event);
  return found === undefined ? null : { run: other.index, event: found };
}

/** The event that is the same one: what happened, where and when, and the how-manieth of such. */
function likeIn(trace: Trace, before: Trace, event: TraceEvent): number | undefined {
  const key = keyOf(before, event);
  const earlier = before.events.filter(
    ({ atUs, index }) => atUs === event.atUs && index < event.index,
  );
  const ordinal = earlier.filter((one) => keyOf(before, one) === key).length;
  const same = trace.events.filter((one) => one.atUs === event.atUs && keyOf(trace, one) === key);
  return same[ordinal]?.index;
}

function keyOf(trace: Trace, { atUs, kind, node, timer, message, request }: TraceEvent): string {
  const record = trace.messages[message];
  const sent =
    record === undefined ? "" : `${record.from} ${record.sentUs} ${labelOf(trace, record).text}`;
  const asked = trace.requests[request];
  const wish = asked === undefined ? "" : JSON.stringify(asked.operations);
  return [atUs, kind, node, timer, sent, wish].join("|");
}
