// What is played, how fast, and whether again: beside the buttons, or in the menu where there is no
// room for it.
import type { ReactNode } from "react";
import { endNow } from "../../session/playing/now.ts";
import { trueRateOf } from "../../session/playing/plan.ts";
import { subjectName } from "../../session/run/subject.ts";
import { speeds } from "../../session/store.ts";
import { Icon } from "../icons.tsx";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { toggleStops } from "./stops.ts";
import { transportWords } from "./words.ts";

interface SettingProps {
  readonly className: string | undefined;
}

/** Which row and field the stage shows; not there when there is but one. */
export function SubjectPicker({ className }: SettingProps): ReactNode {
  const { session } = usePage();
  const said = useWords(transportWords);
  const subjects = useSession((state) => state.subjects);
  const subject = useSession((state) => state.subject);
  if (subjects.length < 2) return null;
  return (
    <select
      className={className}
      aria-label={said.value}
      value={subject}
      onChange={(event) => session.show(Number(event.target.value))}
    >
      {subjects.map((one, i) => (
        <option key={subjectName(one)} value={i}>
          {subjectName(one)}
        </option>
      ))}
    </select>
  );
}

export function Speed({ className }: SettingProps): ReactNode {
  const { session } = usePage();
  const said = useWords(transportWords);
  const speed = useSession((state) => state.speed);
  const locale = useSession((state) => state.locale);
  const rate = useSession((state) => trueRateOf(endNow(state)));
  return (
    <select
      className={className}
      data-short=""
      aria-label={said.speed}
      title={said.speedTitle}
      value={speed}
      onChange={({ target }) =>
        session.setSpeed(speeds.find((one) => String(one) === target.value) ?? 1)
      }
    >
      {speeds.map((one) => (
        <option key={one} value={one}>
          {one === "true"
            ? said.trueSpeed(rate)
            : `${locale === "pt-BR" ? String(one).replace(".", ",") : one}×`}
        </option>
      ))}
    </select>
  );
}

/** A sign beside the buttons, and words in the menu. */
export function Stops({
  className,
  inWords = false,
}: SettingProps & { readonly inWords?: boolean }): ReactNode {
  const { session } = usePage();
  const said = useWords(transportWords);
  const stops = useSession((state) => state.stopsAtConflicts);
  return (
    <button
      type="button"
      className={className}
      aria-pressed={stops}
      aria-label={said.stops}
      title={said.stops}
      onClick={() => toggleStops(session)}
    >
      {inWords ? said.stops : <Icon name="stops" />}
    </button>
  );
}

export function Loop({ className }: SettingProps): ReactNode {
  const { session } = usePage();
  const said = useWords(transportWords);
  const loop = useSession((state) => state.loop);
  return (
    <button
      type="button"
      className={className}
      aria-pressed={loop}
      onClick={() => session.set({ loop: !loop })}
    >
      {said.loop}
    </button>
  );
}
