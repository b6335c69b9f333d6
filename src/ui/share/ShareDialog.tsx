// Sharing: the link to this instant with its code, what can be taken away as a file, and the way
// back in for a link or file that somebody sent.
import { type ReactNode, useEffect, useState } from "react";
import { shownRuns } from "../../session/showing.ts";
import type { SessionState } from "../../session/state.ts";
import { titleOf } from "../../session/texts/texts.ts";
import { Dialog } from "../Dialog.tsx";
import { usePage, useSession } from "../page.ts";
import { useFormat, useWords } from "../words.ts";
import { CopyField } from "./CopyField.tsx";
import { LinkField } from "./LinkField.tsx";
import { LinkOptions } from "./LinkOptions.tsx";
import { embedCode, linkHash, type Options, pageAddress, useOutcome } from "./link.ts";
import { OpenLink } from "./OpenLink.tsx";
import { QrCode } from "./QrCode.tsx";
import styles from "./ShareDialog.module.css";
import { TakeAway } from "./TakeAway.tsx";
import { shareWords } from "./words.ts";

export default function ShareDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { session } = usePage();
  const said = useWords(shareWords);
  const state = useSession((all) => all);
  // What is shared is one instant: it does not run on meanwhile.
  useEffect(() => {
    if (session.getState().playing) session.setPlaying(false);
  }, [session]);
  const [options, setOptions] = useState<Options>({
    instant: true,
    view: true,
    present: state.presenter,
  });
  const outcome = useOutcome(state.runs);
  const link = `${pageAddress()}${linkHash(state, options, outcome)}`;
  const about = useAbout(state);
  return (
    <Dialog title={said.title} about={about} onClose={onClose} wide>
      <div className={styles["two"]}>
        <div>
          <LinkField link={link} />
          <LinkOptions options={options} onChange={setOptions} />
          <CopyField label={said.embed} text={embedCode(pageAddress(), state, options)} code />
        </div>
        <QrCode link={link} />
      </div>
      <div className={styles["foot"]}>
        <TakeAway state={state} link={link} about={about} />
        <OpenLink onOpened={onClose} />
      </div>
    </Dialog>
  );
}

/** What is shared, in a line: scenario, modes, view, instant. */
function useAbout(state: SessionState): string {
  const { expanded, runs, only, timeUs, view } = state;
  const said = useWords(shareWords);
  const format = useFormat();
  const shown = shownRuns({ runs, only });
  const chosen = only === null ? said.allModes(runs.length) : shown.map(({ short }) => short);
  const mode = expanded === null ? [chosen].flat().join(", ") : (runs[expanded]?.title ?? "");
  const time = format.milliseconds(timeUs);
  return [titleOf(state), mode, said.views[view], time].join(", ");
}
