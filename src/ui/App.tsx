// The page: bar, stage, sentence, time line and transport, in this order on screen, in the document
// and when read aloud.
import { type ReactNode, useEffect, useLayoutEffect, useState } from "react";
import styles from "./App.module.css";
import { Bar } from "./bar/Bar.tsx";
import type { DialogName } from "./Dialog.tsx";
import { useDrop } from "./drop.ts";
import { Hatching } from "./Hatching.tsx";
import { useKeyboard } from "./keyboard.ts";
import { KeysDialog } from "./keys/KeysDialog.tsx";
import { media, useMedia } from "./media.ts";
import { Notice } from "./notice/Notice.tsx";
import { type Page, PageContext, useSession } from "./page.ts";
import { SentenceBand } from "./sentence/SentenceBand.tsx";
import { ShareDialog } from "./share/ShareDialog.tsx";
import { Stage } from "./stage/Stage.tsx";
import { Scrubber } from "./transport/Scrubber.tsx";
import { Transport } from "./transport/Transport.tsx";

export function App({ page }: { readonly page: Page }): ReactNode {
  return (
    <PageContext value={page}>
      <Screen page={page} />
    </PageContext>
  );
}

function Screen({ page }: { readonly page: Page }): ReactNode {
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const theme = useSession((state) => state.theme);
  const title = useSession((state) => state.scenario?.title ?? null);
  useEffect(() => page.player.start(), [page.player]);
  useKeyboard(page.session, setDialog);
  useDrop(page.session);
  useEffect(() => {
    if (theme === null) document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", theme);
  }, [theme]);
  useEffect(() => {
    document.title = title === null ? "Everywrite" : `${title} – Everywrite`;
  }, [title]);
  // A narrow window shows one mode at a time: then it is that mode that is stepped through and
  // told.
  const isNarrow = useMedia(media.narrow);
  const expanded = useSession((state) => state.expanded);
  useLayoutEffect(() => {
    if (isNarrow && expanded === null) page.session.expand(0);
  }, [isNarrow, expanded, page.session]);
  const close = (): void => setDialog(null);
  return (
    <>
      <Hatching />
      <div className={styles["screen"]}>
        <Bar onDialog={setDialog} />
        <Notice />
        <Stage />
        <SentenceBand />
        <Scrubber />
        <Transport onDialog={setDialog} />
      </div>
      {dialog === "share" && <ShareDialog onClose={close} />}
      {dialog === "keys" && <KeysDialog onClose={close} />}
    </>
  );
}
