// What finds the glossary's words in sentences; it is loaded when the first picture is there.
import { useEffect, useState } from "react";
import { useSession } from "../page.ts";
import type { Find, finder } from "./find.ts";

let loaded: typeof finder | null = null;

/** Anew with each drawing: what it has found, it does not find again. Null where none is wanted. */
export function useFinder(isWanted: boolean): Find | null {
  const locale = useSession((state) => state.locale);
  const [make, setMake] = useState(() => loaded);
  useEffect(() => {
    if (!isWanted || make !== null) return undefined;
    let isGone = false;
    // Without it the sentences are as they would be anyway.
    import("./find.ts").then(
      (module) => {
        loaded = module.finder;
        if (!isGone) setMake(() => module.finder);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [isWanted, make]);
  return isWanted && make !== null ? make(locale) : null;
}
