// Which rows are unfolded while all modes are shown: one, or two where somebody asked for a second.
import { useCallback, useMemo, useState } from "react";
import { usePage, useSession } from "../../page.ts";
import { useSame } from "../../useSame.ts";
import type { Shown } from "../shown.ts";

/** More would leave no room for the others. */
const most = 2;

interface Unfolded {
  readonly unfolded: readonly number[];
  /** Unfolds a row, or adds it as the second one; the unfolded one is shown alone. */
  readonly unfold: (run: number, second: boolean) => void;
  /** To the next row, or the one before. */
  readonly move: (direction: 1 | -1) => void;
}

export function useUnfolded({ told, modes }: Shown): Unfolded {
  const { session } = usePage();
  const selected = useSession((state) => state.selected?.run ?? null);
  const [rows, setRows] = useState<readonly number[]>([selected ?? told]);
  const all = useSame(modes.map(({ run }) => run.index));
  // The same list as long as nothing changes: the picture's layout hangs on it.
  const unfolded = useMemo(() => {
    const valid = rows.filter((row) => all.includes(row));
    return valid.length > 0 ? valid : all.slice(0, 1);
  }, [rows, all]);
  const unfold = useCallback(
    (run: number, second: boolean) => {
      if (second) return setRows((now) => added(now, run));
      if (unfolded.length === 1 && unfolded[0] === run) session.expand(run);
      else setRows([run]);
    },
    [session, unfolded],
  );
  const move = useCallback(
    (direction: 1 | -1) => {
      const at = all.indexOf(unfolded[0] ?? 0);
      setRows([all[(at + direction + all.length) % all.length] ?? 0]);
    },
    [all, unfolded],
  );
  return { unfolded, unfold, move };
}

/** With one more; the oldest gives way. One that is unfolded already is folded. */
export function added(rows: readonly number[], row: number): readonly number[] {
  if (rows.includes(row)) return rows.length > 1 ? rows.filter((one) => one !== row) : rows;
  return [...rows, row].slice(-most);
}
