// What can be done with a city, a cable or an entry of the script that was clicked.
import type { ReactNode } from "react";
import { useSession } from "../page.ts";

export function PlaceMenu(): ReactNode {
  const place = useSession((state) => state.place);
  return place === null ? null : <div />;
}
