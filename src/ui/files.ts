// Scenario files on the visitor's own machine: one that is picked is opened, what is open is saved.
import { fileName, fileText } from "../session/keeping/files.ts";
import type { Session } from "../session/store.ts";
import { download } from "./download.ts";
import { openFile, pickFile } from "./drop.ts";

export async function openPicked(session: Session): Promise<void> {
  const file = await pickFile();
  if (file !== null) await openFile(session, file);
}

export function saveOpened(session: Session): void {
  const { opened } = session.getState();
  if (opened === null) return;
  saveText(opened.document.title, fileText(opened.document));
}

/** Gives the text of a scenario to the browser to keep. */
export function saveText(title: string, text: string): void {
  download(fileName(title), new Blob([text], { type: "application/json" }));
}
