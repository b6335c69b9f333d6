// The one sentence at reading size: what happened at this instant, in the mode where it matters
// most.
import { type ReactNode, useRef } from "react";
import { activeRuns } from "../../session/store.ts";
import { toldAt } from "../../session/telling.ts";
import { useSession } from "../page.ts";
import { useSize } from "../size.ts";
import { useFittedText } from "./fit.ts";
import styles from "./SentenceBand.module.css";
import { Words } from "./Words.tsx";

export function SentenceBand(): ReactNode {
  const scenario = useSession((state) => state.scenario);
  const runs = useSession((state) => state.runs);
  const expanded = useSession((state) => state.expanded);
  const timeUs = useSession((state) => state.timeUs);
  const part = useSession((state) => state.part);
  const told = toldAt(activeRuns({ runs, expanded }), { timeUs, part });
  const trace = runs[told?.run ?? 0]?.trace;
  const event = trace?.events[told?.event ?? -1];
  const isStart = event === undefined || event.kind === "start";
  const band = useRef<HTMLElement>(null);
  const sentence = useRef<HTMLParagraphElement>(null);
  const width = useSize(band)?.width ?? 0;
  useFittedText(sentence, band, trace?.events[told?.event ?? -1], width);
  return (
    <section ref={band} data-band="sentence" className={styles["band"]} aria-label="What happens">
      <p className={styles["when"]}>{isStart ? "At the start" : runs[told?.run ?? 0]?.heading}</p>
      <p ref={sentence} className={styles["sentence"]} aria-live="polite" data-sentence>
        {isStart || trace === undefined ? (
          (scenario?.about ?? "")
        ) : (
          <Words trace={trace} event={event.index} />
        )}
      </p>
    </section>
  );
}
