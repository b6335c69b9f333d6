// What is played, how fast, and whether again: beside the buttons, or in the menu where there is no
// room for it.
import type { ReactNode } from "react";
import { subjectName } from "../../session/run/subject.ts";
import { speeds } from "../../session/store.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
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
  return (
    <select
      className={className}
      data-short=""
      aria-label={said.speed}
      value={speed}
      onChange={(event) => session.setSpeed(Number(event.target.value))}
    >
      {speeds.map((one) => (
        <option key={one} value={one}>
          {locale === "pt-BR" ? String(one).replace(".", ",") : one}×
        </option>
      ))}
    </select>
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
