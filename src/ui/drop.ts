// A scenario file dropped anywhere on the page is opened.
import { useEffect } from "react";
import type { Session } from "../session/store.ts";

export async function openFile(session: Session, file: File): Promise<void> {
  session.openText(await file.text());
}

export function useDrop(session: Session): void {
  useEffect(() => {
    const allow = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void openFile(session, file);
    };
    addEventListener("dragover", allow);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", allow);
      removeEventListener("drop", drop);
    };
  }, [session]);
}
