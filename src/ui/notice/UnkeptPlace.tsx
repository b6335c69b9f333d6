// Where it is said that changes are not kept. What says so is loaded when there is reason to.
import type { ReactNode } from "react";
import { lazily } from "../lazily.tsx";
import { useSession } from "../page.ts";

const Unkept = lazily(() => import("./Unkept.tsx"));

export function UnkeptPlace(): ReactNode {
  const why = useSession((state) => state.unkept);
  // The element is always there: what appears in it is then read aloud.
  return <div role="status">{why !== null && <Unkept why={why} />}</div>;
}
