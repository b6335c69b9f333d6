// The conversation with the page that embeds this one: it may play, pause, seek, step and open; it
// hears when this page is ready, where it stands and what height suits it.
import { saidNow } from "../../session/keeping/said.ts";
import type { Session, SessionState } from "../../session/state.ts";
import { titleOf } from "../../session/texts/texts.ts";
import { type Command, readMessage } from "./message.ts";
import { heightFor } from "./size.ts";

/** Listens and tells, if this page is embedded. */
export function talkToHost(session: Session): void {
  const host = window.parent;
  if (host === window || !session.getState().embed) return;
  // Nothing that is told is secret: the scenario came with the address that the host has chosen.
  const tell = (event: string, more: object): void =>
    host.postMessage({ type: "everywrite", event, ...more }, "*");
  addEventListener("message", ({ source, data }) => {
    const command = source === host ? readMessage(data) : null;
    if (command !== null) obey(session, command);
  });
  const tellSize = (): void => tell("resize", { width: innerWidth, height: heightFor(innerWidth) });
  addEventListener("resize", tellSize);
  session.subscribe((state, before) => {
    if (state.opened !== before.opened) tell("ready", about(state));
    if (hasMoved(state, before)) tell("event", position(state));
  });
  tell("ready", about(session.getState()));
  tell("event", position(session.getState()));
  tellSize();
}

function obey(session: Session, command: Command): void {
  switch (command.action) {
    case "play":
      return session.setPlaying(true);
    case "pause":
      return session.setPlaying(false);
    case "seek":
      session.setPlaying(false);
      return session.seek(command.ms * 1000);
    case "step":
      return session.step(command.by);
    case "open":
      return session.openHash(command.hash);
  }
}

function hasMoved(now: SessionState, before: SessionState): boolean {
  const keys = ["runs", "timeUs", "part", "expanded", "playing", "voice"] as const;
  return keys.some((key) => now[key] !== before[key]);
}

/** What is open. */
function about(state: SessionState): object {
  const { runs, endUs } = state;
  const modes = runs.map(({ title }) => title);
  return { title: titleOf(state), endMs: endUs / 1000, modes };
}

/** Where it stands, and what is told there. */
function position(state: SessionState): object {
  const { run, text } = saidNow(state);
  const mode = run === null ? null : (state.runs[run]?.title ?? null);
  return { ms: state.timeUs / 1000, playing: state.playing, mode, sentence: text };
}
