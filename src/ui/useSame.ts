// Lists that are made anew with each instant, and mostly hold the same.
import { useRef } from "react";

/** The list of last time, as long as it holds the same. */
export function useSame<Item>(list: readonly Item[]): readonly Item[] {
  const last = useRef(list);
  const { current } = last;
  const isSame = list.length === current.length && list.every((one, i) => one === current[i]);
  if (!isSame) last.current = list;
  return last.current;
}
