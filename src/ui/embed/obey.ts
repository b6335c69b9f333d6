// What each command of the page that embeds this one does.
import type { Session } from "../../session/state.ts";
import type { Command } from "./message.ts";

export function obey(session: Session, command: Command): void {
  switch (command.action) {
    case "play":
      return session.setPlaying(true, "host");
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
