// Within another page: which mode is shown, and the way to the others. There is no room for tabs.
import type { ReactNode } from "react";
import { shownRuns } from "../../session/showing.ts";
import { barWords } from "../bar/words.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";

/** `hasAll`: there is room for all modes side by side. */
export function ModeSelect({ hasAll }: { readonly hasAll: boolean }): ReactNode {
  const { session } = usePage();
  const said = useWords(barWords);
  const runs = useSession(shownRuns);
  const expanded = useSession((state) => state.expanded);
  const [first] = runs;
  if (runs.length < 2) return first?.heading;
  return (
    <select
      data-mode-select
      aria-label={said.modes}
      value={expanded ?? (hasAll ? "" : first?.index)}
      onChange={({ target: { value } }) => session.expand(value === "" ? null : Number(value))}
    >
      {hasAll && <option value="">{said.all}</option>}
      {runs.map(({ index, heading }) => (
        <option key={index} value={index}>
          {heading}
        </option>
      ))}
    </select>
  );
}
