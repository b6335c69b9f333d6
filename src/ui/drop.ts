// A scenario file or a link dropped anywhere on the page is opened, and so is a scenario or a link
// that is pasted outside of a field.
import { useLayoutEffect } from "react";
import { openPasted, readFile } from "../session/keeping/files.ts";
import type { Session } from "../session/store.ts";

export async function openFile(session: Session, file: File): Promise<void> {
  session.openText(await readFile(file));
}

/** Lets somebody pick a file; null where they pick none. */
export function pickFile(): Promise<File | null> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => resolve(null));
    input.click();
  });
}

/** Whether what is pasted belongs to what has the focus, or to a dialog. */
function isElsewhere({ target }: ClipboardEvent): boolean {
  if (document.querySelector("dialog:modal") !== null) return true;
  const field = "dialog, input, textarea, select, [contenteditable]";
  return target instanceof Element && target.closest(field) !== null;
}

export function useDrop(session: Session): void {
  useLayoutEffect(() => {
    const allow = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void openFile(session, file);
      else openPasted(session, event.dataTransfer?.getData("text/plain") ?? "");
    };
    const paste = (event: ClipboardEvent): void => {
      if (isElsewhere(event) || event.clipboardData === null) return;
      const [file] = event.clipboardData.files;
      if (file !== undefined) void openFile(session, file);
      else openPasted(session, event.clipboardData.getData("text/plain"));
    };
    addEventListener("dragover", allow);
    addEventListener("drop", drop);
    addEventListener("paste", paste);
    return () => {
      removeEventListener("dragover", allow);
      removeEventListener("drop", drop);
      removeEventListener("paste", paste);
    };
  }, [session]);
}
