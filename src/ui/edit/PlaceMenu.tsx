// What can be done with a city, a cable or an entry of the script that was clicked. Loaded with the
// first click.
import type { ReactNode } from "react";
import type { Place } from "../../session/state.ts";
import { lazily } from "../lazily.tsx";
import { usePage, useSession } from "../page.ts";

const PlaceDialog = lazily(() => import("./PlaceDialog.tsx"));

export function PlaceMenu(): ReactNode {
  const { session } = usePage();
  const place = useSession((state) => state.place);
  if (place === null) return null;
  const close = (): void => session.set({ place: null });
  return <PlaceDialog key={keyOf(place)} place={place} onFailed={close} />;
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
