// The stage: one of the pictures of the runs, and the inspector beside it. The map is there at
// once; the other views are loaded when they are first asked for.
import type { ReactNode } from "react";
import type { View } from "../../session/state.ts";
import { Rail } from "../inspector/Rail.tsx";
import { useRail } from "../inspector/useRail.ts";
import { Boundary, failedHere, lazily } from "../lazily.tsx";
import { media, useMedia } from "../media.ts";
import { useSession } from "../page.ts";
import { Compare } from "./Compare.tsx";
import { Expanded } from "./Expanded.tsx";
import { Phone } from "./Phone.tsx";
import styles from "./Stage.module.css";
import type { Shown } from "./shown.ts";
import { useShown } from "./useShown.ts";

const inPlace = { waiting: <div />, saysSo: true };
const TimeView = lazily(() => import("./time/TimeView.tsx"), inPlace);
const VerdictsView = lazily(() => import("./verdicts/VerdictsView.tsx"), inPlace);
const EventsView = lazily(() => import("./events/EventsView.tsx"), inPlace);

export function Stage(): ReactNode {
  const shown = useShown();
  const view = useSession((state) => state.view);
  const isNarrow = useMedia(media.narrow);
  const isSeveral = useMedia(media.high) && view === "map";
  const isCompared = useSession((state) => state.expanded === null) && isSeveral;
  const wantsRail = useRail() === true;
  if (shown === null) return <main className={styles["stage"]} id="stage" />;
  const picture = (
    <Boundary key={view} failed={failedHere}>
      <Picture view={view} shown={shown} />
    </Boundary>
  );
  const isPicture = view === "map" || view === "time";
  // On a phone the inspector stands where the picture was.
  const isCovered = isNarrow && wantsRail;
  return (
    <main className={styles["stage"]} id="stage" data-view={view}>
      {!isCovered &&
        (isNarrow && isPicture && !isCompared ? (
          <Phone shown={shown} picture={picture} hasAll={isSeveral} />
        ) : (
          picture
        ))}
      {wantsRail && <Rail />}
    </main>
  );
}

function Picture({ view, shown }: { readonly view: View; readonly shown: Shown }): ReactNode {
  const expanded = useSession((state) => state.expanded);
  switch (view) {
    case "map":
      return expanded === null ? <Compare shown={shown} /> : <Expanded shown={shown} />;
    case "time":
      return <TimeView shown={shown} />;
    case "verdicts":
      return <VerdictsView shown={shown} />;
    case "events":
      return <EventsView shown={shown} />;
  }
}
