// The page: bar, stage, sentence, time line and transport, in this order on screen, in the document
// and when read aloud. Dialogs are loaded when they are first opened.
import { type ReactNode, useEffect, useLayoutEffect } from "react";
import { untilTellable } from "../session/keeping/sharing.ts";
import { shownRuns } from "../session/showing.ts";
import { titleOf } from "../session/texts/texts.ts";
import styles from "./App.module.css";
import type { AppProps } from "./appProps.ts";
import { Bar } from "./bar/Bar.tsx";
import { useDrop } from "./drop.ts";
import { EditStrip } from "./edit/EditStrip.tsx";
import { PlaceMenu } from "./edit/PlaceMenu.tsx";
import { EmbedBar } from "./embed/EmbedBar.tsx";
import { Glossary } from "./glossary/Glossary.tsx";
import { Hatching } from "./Hatching.tsx";
import { useKeyboard } from "./keyboard.ts";
import { lazily } from "./lazily.tsx";
import { media, useMedia } from "./media.ts";
import { Notice } from "./notice/Notice.tsx";
import { UnkeptPlace } from "./notice/UnkeptPlace.tsx";
import { type Page, useSession } from "./page.ts";
import { usePageZoom } from "./pageZoom.ts";
import { Presenter } from "./presenter/Presenter.tsx";
import { PresenterBar } from "./presenter/PresenterBar.tsx";
import { ProgressBand } from "./progress/ProgressBand.tsx";
import { SentenceBand } from "./sentence/SentenceBand.tsx";
import { Stage } from "./stage/Stage.tsx";
import { useTheme } from "./theme.ts";
import { useTones } from "./tones.ts";
import { Scrubber } from "./transport/Scrubber.tsx";
import { Transport } from "./transport/Transport.tsx";

const dialogs = {
  share: lazily(async () => {
    const [part] = await Promise.all([import("./share/ShareDialog.tsx"), untilTellable()]);
    return part;
  }),
  keys: lazily(() => import("./keys/KeysDialog.tsx")),
  editor: lazily(() => import("./editor/EditorDialog.tsx")),
  new: lazily(() => import("./editor/NewDialog.tsx")),
  glossary: lazily(() => import("./glossary/GlossaryDialog.tsx")),
};

const QuestionDialog = lazily(() => import("./question/QuestionDialog.tsx"));

export function App({ page, isOpen, dialog, onDialog }: AppProps): ReactNode {
  const title = useSession(titleOf);
  const locale = useSession((state) => state.locale);
  useEffect(() => page.player.start(), [page.player]);
  useDrop(page.session);
  useTheme();
  usePageZoom();
  useTones(page.session);
  useEffect(() => {
    document.title = title === "" || !isOpen ? "Everywrite" : `${title} – Everywrite`;
  }, [title, isOpen]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const Shown = dialog === null ? null : dialogs[dialog];
  const close = (): void => onDialog(null);
  return (
    <>
      {isOpen && <Screen page={page} onDialog={onDialog} />}
      <Glossary />
      {Shown !== null && (
        // One that waits for its files must not leave the last one there, which would close it; one
        // that did not come can be asked for again.
        <Shown key={dialog} onClose={close} onFailed={close} />
      )}
    </>
  );
}

function Screen({ page, onDialog }: Pick<AppProps, "page" | "onDialog">): ReactNode {
  const embed = useSession((state) => state.embed);
  const presenter = useSession((state) => state.presenter);
  const asks = useSession((state) => state.question !== null);
  useKeyboard(page.session, onDialog);
  useOneModeWhereNarrow(page);
  return (
    <>
      <Hatching />
      <div
        className={styles["screen"]}
        data-embed={embed || undefined}
        data-presenter={presenter || undefined}
      >
        {embed ? <EmbedBar /> : presenter ? <PresenterBar /> : <Bar onDialog={onDialog} />}
        <Notice />
        {!embed && <UnkeptPlace />}
        {!embed && !presenter && <EditStrip onDialog={onDialog} />}
        <Stage />
        <SentenceBand />
        <Scrubber />
        <Transport onDialog={onDialog} />
      </div>
      {!embed && !presenter && <PlaceMenu />}
      {presenter && <Presenter />}
      <ProgressBand />
      {asks && <QuestionDialog />}
    </>
  );
}

/**
 * A narrow window shows one mode at a time: then it is that mode that is stepped through and told.
 */
function useOneModeWhereNarrow({ session }: Page): void {
  const isNarrow = useMedia(media.narrow);
  const expanded = useSession((state) => state.expanded);
  const first = useSession((state) => shownRuns(state)[0]?.index);
  useLayoutEffect(() => {
    if (isNarrow && expanded === null && first !== undefined) session.expand(first);
  }, [isNarrow, expanded, first, session]);
}
