// What can be done with a city, a cable or an entry of the script that was clicked. Loaded with the
// first click.
import { lazy, type ReactNode, Suspense } from "react";
import type { Place } from "../../session/state.ts";
import { useSession } from "../page.ts";

const PlaceDialog = lazy(() => import("./PlaceDialog.tsx"));

export function PlaceMenu(): ReactNode {
  const place = useSession((state) => state.place);
  if (place === null) return null;
  return (
    <Suspense fallback={null}>
      <PlaceDialog key={keyOf(place)} place={place} />
    </Suspense>
  );
}

function keyOf(place: Place): string {
  switch (place.kind) {
    case "node":
      return `node ${place.node}`;
    case "cable":
      return `cable ${place.ends.join(" ")}`;
    case "entry":
      return `entry ${place.entry}`;
  }
}
