// The line under the bar: what was changed last, and the ways back, forth, and to what was before.
import { type ReactNode, useMemo } from "react";
import { differencesOf } from "../../session/edits/difference.ts";
import type { DialogName } from "../Dialog.tsx";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Strip.module.css";
import { useTeller } from "./said.ts";
import { stripWords } from "./stripWords.ts";

interface StripProps {
  readonly onDialog: (dialog: DialogName) => void;
}

export default function Strip({ onDialog }: StripProps): ReactNode {
  const { session } = usePage();
  const said = useWords(stripWords);
  const canUndo = useSession((state) => state.past.length > 0);
  const canRedo = useSession((state) => state.future.length > 0);
  const showsBefore = useSession((state) => state.showsBefore);
  const pinned = useSession((state) => state.pinned);
  const hasBefore = useSession((state) => state.before !== null);
  const restored = useSession((state) => state.restored);
  const hasHistory = useSession((state) => state.past.length + state.future.length > 0);
  return (
    <section className={styles["strip"]} aria-label={said.name}>
      <p role="status" className={styles["told"]}>
        <LastChange />
      </p>
      <div className={styles["actions"]}>
        <Action sign="undo" text={said.undo} isOff={!canUndo} onPress={() => session.undo()} />
        <Action sign="redo" text={said.redo} isOff={!canRedo} onPress={() => session.redo()} />
        {hasBefore && (
          <>
            <Action
              sign="compare"
              text={said.compare}
              pressed={showsBefore}
              onPress={() => session.set({ showsBefore: !showsBefore })}
            />
            <Action
              sign="pin"
              text={said.pin}
              about={said.pinAbout}
              isMinor
              pressed={pinned}
              onPress={() => session.set({ pinned: !pinned })}
            />
          </>
        )}
        <Action sign="save" isMinor text={said.save} onPress={() => onDialog("share")} />
        {restored && hasHistory ? (
          <Action sign="discard" text={said.discard} onPress={() => session.discard()} />
        ) : (
          canUndo && (
            <Action sign="original" text={said.original} onPress={() => toOriginal(session)} />
          )
        )}
      </div>
    </section>
  );
}

/** A change like any other: it can be undone, too. */
function toOriginal(session: ReturnType<typeof usePage>["session"]): void {
  const original = session.getState().past[0];
  if (original !== undefined) session.edit(() => original);
}

/** The change that led to the document on the stage; after undo, the one that would come again. */
function LastChange(): ReactNode {
  const said = useWords(stripWords);
  const teller = useTeller();
  const document = useSession((state) => state.opened?.document);
  const earlier = useSession((state) => state.past.at(-1));
  const later = useSession((state) => state.future[0]);
  const restored = useSession((state) => state.restored);
  const differences = useMemo(() => {
    if (document === undefined) return [];
    if (earlier !== undefined) return differencesOf(earlier, document);
    return later === undefined ? [] : differencesOf(document, later);
  }, [document, earlier, later]);
  const change = teller.change(differences);
  // There was room for the document alone.
  if (earlier === undefined && later === undefined) return <b>{said.withoutHistory}</b>;
  return (
    <>
      <b>{earlier === undefined ? said.undone : restored ? said.restored : said.changed}</b>{" "}
      {change}
    </>
  );
}

const signs = {
  undo: "M9 6L4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3",
  redo: "M15 6l5 5l-5 5M20 11H10a5 5 0 0 0 0 10h3",
  compare: "M4 4h10v10H4zM10 10h10v10H10z",
  pin: "M9 3h6v8l3 4H6l3-4zM12 15v6",
  save: "M12 4v11M7 10l5 5l5-5M4 20h16",
  discard: "M5 5l14 14M19 5L5 19",
  original: "M5 5v14M20 12H9M14 7l-5 5l5 5",
} as const;
type Sign = keyof typeof signs;

interface ActionProps {
  /** What stands for the words where there is no room for them. */
  readonly sign: Sign;
  readonly text: string;
  readonly about?: string;
  readonly pressed?: boolean;
  readonly isOff?: boolean;
  /** There is no room for it on a phone. */
  readonly isMinor?: boolean;
  readonly onPress: () => void;
}

function Action({
  sign,
  text,
  about,
  pressed,
  isOff = false,
  isMinor,
  onPress,
}: ActionProps): ReactNode {
  return (
    <button
      type="button"
      className={styles["action"]}
      title={about ?? text}
      aria-pressed={pressed}
      aria-disabled={isOff}
      data-minor={isMinor}
      onClick={onPress}
    >
      <svg className={styles["sign"]} viewBox="0 0 24 24" aria-hidden="true">
        <path d={signs[sign]} />
      </svg>
      <span className={styles["text"]}>{text}</span>
    </button>
  );
}
