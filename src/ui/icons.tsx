// The signs of the page. All decorative: the button or the words beside them carry the name.
import { memo, type ReactNode } from "react";

const paths = {
  start: "M6 5h2.5v14H6zM19 5v14l-9-7z",
  back: "M15.5 5v14L6 12z",
  play: "M7 4v16l13-8z",
  pause: "M7 5h4v14H7zM14 5h4v14h-4z",
  step: "M8.5 5v14l9.5-7z",
  end: "M15.5 5H18v14h-2.5zM5 5v14l9-7z",
  previousConflict: "M21 15l-3.5-6l-3.5 6l-3.5-6M7.5 7l-4.5 5l4.5 5",
  nextConflict: "M3 15l3.5-6l3.5 6l3.5-6M16.5 7l4.5 5l-4.5 5",
  stops: "M2 16l3-7l3 7l3-7l3 7M17.5 7v10M21.5 7v10",
  tick: "M4 13l5 5L20 6",
  clock: "M12 7v5l3 2",
  differ: "M5 9h14M5 15h14M16 4L8 20",
  agree: "M5 9h14M5 15h14",
  blank: "M3 5h18v12H3zM8 21h8",
  close: "M5 5l14 14M19 5L5 19",
  share: "M12 15V4M8 8l4-4l4 4M6 12v8h12v-8",
  modes: "M3 6l2 2l3.5-4M3 13l2 2l3.5-4M12 6h9M12 13h9M12 20h9M4 20h3",
  menu: "M4 7h16M4 12h16M4 17h16",
  diamond: "M12 3l9 9l-9 9l-9-9z",
  hollow: "M12 4l8 8l-8 8l-8-8z",
  chevron: "M4 4l8 8l-8 8M11 4l8 8l-8 8",
  cross: "M5 5l14 14M19 5L5 19",
  held: "M1 12h22",
} as const;

export type IconName = keyof typeof paths;

/** Drawn once: most buttons are drawn again with each instant. */
export const Icon = memo(function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      {name === "clock" && <circle cx="12" cy="12" r="9" strokeDasharray="2 4.3" />}
      <path
        d={paths[name]}
        {...(name === "diamond" ? { fill: "currentColor" } : {})}
        {...(name === "held" ? { strokeDasharray: "0.5 5" } : {})}
      />
    </svg>
  );
});

/** A client that waits. */
export function RingIcon(): ReactNode {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9" strokeDasharray="0.5 5.1" />
    </svg>
  );
}
