// The conversation with the page that embeds this one: it may play, pause, seek, step and open; it
// hears when this page is ready or could not open something, where it stands and what height suits
// it.
import { saidNow } from "../../session/keeping/said.ts";
import { shownRuns } from "../../session/showing.ts";
import type { Session, SessionState } from "../../session/state.ts";
import { titleOf } from "../../session/texts/texts.ts";
import { type Command, readMessage } from "./message.ts";
import { obey } from "./obey.ts";
import { tellHost } from "./outside.ts";
import { inFrames, withNextFrame } from "./queue.ts";
import { heightFor } from "./size.ts";

/** Listens and tells, if this page is embedded. */
export function talkToHost(session: Session): void {
  const host = window.parent;
  if (host === window || !session.getState().embed) return;
  const ask = inFrames((command: Command) => obey(session, command), withNextFrame);
  addEventListener("message", ({ source, data }) => {
    const command = source === host ? readMessage(data) : null;
    if (command !== null) ask(command);
  });
  const tellSize = (): void =>
    tellHost("resize", { width: innerWidth, height: heightFor(innerWidth) });
  addEventListener("resize", tellSize);
  session.subscribe((state, before) => {
    if (state.opened !== before.opened) tellHost("ready", about(state));
    if (hasMoved(state, before)) tellHost("event", position(state));
    const { problem } = state;
    if (problem !== null && problem !== before.problem) tellHost("problem", { sentence: problem });
  });
  tellHost("ready", about(session.getState()));
  tellHost("event", position(session.getState()));
  tellSize();
}

function hasMoved(now: SessionState, before: SessionState): boolean {
  const keys = ["runs", "timeUs", "part", "expanded", "only", "playing", "voice"] as const;
  return keys.some((key) => now[key] !== before[key]);
}

/** What is open. */
function about(state: SessionState): object {
  const { endUs } = state;
  const modes = shownRuns(state).map(({ title }) => title);
  return { title: titleOf(state), endMs: endUs / 1000, modes };
}

/** Where it stands, and what is told there. */
function position(state: SessionState): object {
  const { run, text } = saidNow(state);
  const mode = run === null ? null : (state.runs[run]?.title ?? null);
  return { ms: state.timeUs / 1000, playing: state.playing, mode, sentence: text };
}
