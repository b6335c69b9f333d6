// The menu at a place: the browser's own modal dialog, so that the focus stays inside and goes back
// to the place, but without a veil, and beside what it is about. On a phone it is a sheet at the
// foot.
import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from "react";
import { enCities } from "../../narrate/cities.ts";
import type { Place } from "../../session/state.ts";
import { Icon } from "../icons.tsx";
import { MarkIcon } from "../Mark.tsx";
import { media, useMedia } from "../media.ts";
import { usePage, useSession } from "../page.ts";
import { lookOf, looksOf } from "../places.ts";
import { useExactFormat, useWords } from "../words.ts";
import { CableMenu } from "./CableMenu.tsx";
import { EntryMenu } from "./EntryMenu.tsx";
import { NodeMenu } from "./NodeMenu.tsx";
import styles from "./PlaceDialog.module.css";
import { placeWords } from "./placeWords.ts";
import { useTeller } from "./said.ts";

export default function PlaceDialog({ place }: { readonly place: Place }): ReactNode {
  const { session } = usePage();
  const said = useWords(placeWords);
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const close = (): void => session.set({ place: null });
  usePlaced(element, place);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too; this is for the rest
    <dialog
      ref={element}
      className={styles["menu"]}
      aria-labelledby={heading}
      onClose={close}
      onClick={(event) => {
        if (event.target === element.current) close();
      }}
    >
      <div className={styles["inside"]}>
        <header className={styles["header"]}>
          <h2 id={heading}>
            <Title place={place} />
          </h2>
          <button type="button" className={styles["close"]} aria-label={said.close} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <Content place={place} onDone={close} />
      </div>
    </dialog>
  );
}

/** Opens the dialog beside its place, with the focus on what is most likely wanted. */
function usePlaced(element: RefObject<HTMLDialogElement | null>, { x, y }: Place): void {
  const isNarrow = useMedia(media.narrow);
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (!dialog.open) dialog.showModal();
    const first = dialog.querySelector<HTMLElement>("[data-first]");
    // A field with the focus brings up the keyboard of a phone, which covers what else can be done.
    const hasKeyboard = !matchMedia("(pointer: coarse)").matches;
    if (hasKeyboard || !(first instanceof HTMLInputElement)) first?.focus({ preventScroll: true });
    return () => dialog.close();
  }, [element]);
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (isNarrow) {
      dialog.style.removeProperty("left");
      dialog.style.removeProperty("top");
      return;
    }
    const { width, height } = dialog.getBoundingClientRect();
    const right = x + gap + width + margin <= innerWidth;
    const left = right ? x + gap : Math.max(margin, x - gap - width);
    const top = Math.max(margin, Math.min(y - 60, innerHeight - height - margin));
    dialog.style.left = `${left}px`;
    dialog.style.top = `${top}px`;
  }, [element, isNarrow, x, y]);
}

/** From the place to the menu, and from the menu to the window's edge. */
const gap = 28;
const margin = 8;

function Title({ place }: { readonly place: Place }): ReactNode {
  const said = useWords(placeWords);
  const teller = useTeller();
  const { milliseconds } = useExactFormat();
  const timeUs = useSession((state) => state.timeUs);
  const nodes = useSession((state) => state.scenario?.nodes ?? []);
  const looks = looksOf(nodes, enCities);
  if (place.kind === "entry") return said.entry;
  const time = <span> {said.at(milliseconds(timeUs))}</span>;
  if (place.kind === "node") {
    return (
      <>
        <MarkIcon look={lookOf(looks, place.node)} /> {teller.city(place.node)}
        {time}
      </>
    );
  }
  const [a, b] = place.ends;
  return (
    <>
      <MarkIcon look={lookOf(looks, a)} /> {teller.city(a)}
      {" – "}
      <MarkIcon look={lookOf(looks, b)} /> {teller.city(b)}
      {time}
    </>
  );
}

interface ContentProps {
  readonly place: Place;
  readonly onDone: () => void;
}

function Content({ place, onDone }: ContentProps): ReactNode {
  switch (place.kind) {
    case "node":
      return <NodeMenu node={place.node} run={place.run} onDone={onDone} />;
    case "cable":
      return <CableMenu ends={place.ends} onDone={onDone} />;
    case "entry":
      return <EntryMenu index={place.entry} onDone={onDone} />;
  }
}
