// The page: bar, stage, sentence, time line and transport, in this order on screen, in the document
// and when read aloud. Dialogs are loaded when they are first opened.
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { untilTellable } from "../session/keeping/sharing.ts";
import { shownRuns } from "../session/showing.ts";
import { titleOf } from "../session/texts/texts.ts";
import styles from "./App.module.css";
import type { AppProps } from "./appProps.ts";
import { Bar } from "./bar/Bar.tsx";
import type { DialogName } from "./Dialog.tsx";
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
  const { editor, shown, leave } = useDialogs(dialog, isOpen, onDialog);
  return (
    <>
      {isOpen && <Screen page={page} isEditing={editor !== null} onDialog={onDialog} />}
      <Glossary />
      <Opened name={editor} onClose={() => leave(editor)} />
      <Opened name={shown} onClose={() => leave(shown)} />
    </>
  );
}

interface OpenedProps {
  readonly name: DialogName | null;
  readonly onClose: () => void;
}

function Opened({ name, onClose }: OpenedProps): ReactNode {
  if (name === null) return null;
  const Dialog = dialogs[name];
  // One that waits for its files must not leave the last one there, which would close it; one that
  // did not come can be asked for again.
  return <Dialog key={name} onClose={onClose} onFailed={onClose} />;
}

interface Dialogs {
  readonly editor: DialogName | null;
  readonly shown: DialogName | null;
  readonly leave: (name: DialogName | null) => void;
}

/** The editor stays when another dialog is opened over it. */
function useDialogs(
  dialog: DialogName | null,
  isOpen: boolean,
  onDialog: AppProps["onDialog"],
): Dialogs {
  const [editor, setEditor] = useState<DialogName | null>(null);
  const isEditor = dialog === "editor" || dialog === "new";
  if (isEditor && editor !== dialog) setEditor(dialog);
  const leave = (name: DialogName | null): void => {
    if (name === editor) setEditor(null);
    if (name === dialog) onDialog(null);
  };
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // The start page has nothing to edit.
    if (wasOpen.current && !isOpen) {
      setEditor(null);
      onDialog(null);
    }
    wasOpen.current = isOpen;
  }, [isOpen, onDialog]);
  return { editor, shown: isEditor ? null : dialog, leave };
}

interface ScreenProps extends Pick<AppProps, "page" | "onDialog"> {
  readonly isEditing: boolean;
}

function Screen({ page, isEditing, onDialog }: ScreenProps): ReactNode {
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
      {asks && !isEditing && <QuestionDialog />}
    </>
  );
}

/**
 * A narrow window shows one mode at a time, but for the maps on a tablet: then it is that mode that
 * is stepped through and told.
 */
function useOneModeWhereNarrow({ session }: Page): void {
  const isHigh = useMedia(media.high);
  const isMap = useSession((state) => state.view === "map");
  const isNarrow = useMedia(media.narrow) && !(isHigh && isMap);
  const expanded = useSession((state) => state.expanded);
  const first = useSession((state) => shownRuns(state)[0]?.index);
  useLayoutEffect(() => {
    if (isNarrow && expanded === null && first !== undefined) session.expand(first);
  }, [isNarrow, expanded, first, session]);
}
