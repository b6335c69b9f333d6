// How long a fault lasts that begins now.
import { type ReactNode, useState } from "react";
import { usualFaultUs } from "../../session/edits/faults.ts";
import { useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { NumberField } from "./NumberField.tsx";
import styles from "./PlaceDialog.module.css";
import { placeWords } from "./placeWords.ts";

interface Stretch {
  readonly atUs: number;
  readonly untilUs: number | null;
}

/** The stretch from now, and the fields that set its length. */
export function useLasting(): { readonly stretch: Stretch; readonly fields: ReactNode } {
  const said = useWords(placeWords);
  const atUs = useSession((state) => state.timeUs);
  const [lengthMs, setLength] = useState(usualFaultUs / 1000);
  const [isOpen, setOpen] = useState(false);
  const fields = (
    <div className={styles["line"]}>
      <span>{said.lasts}</span>
      <NumberField
        label={said.lasts}
        unit="ms"
        value={lengthMs}
        step={50}
        min={1}
        disabled={isOpen}
        onChange={setLength}
      />
      <label className={styles["check"]}>
        <input
          type="checkbox"
          checked={isOpen}
          onChange={(event) => setOpen(event.target.checked)}
        />
        {said.forever}
      </label>
    </div>
  );
  const untilUs = isOpen ? null : atUs + Math.round(lengthMs * 1000);
  return { stretch: { atUs, untilUs }, fields };
}
