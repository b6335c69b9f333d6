// What an embedded page has in place of the bar: what it shows, and the way to all of it.
import type { ReactNode } from "react";
import { hashOf } from "../../session/keeping/sharing.ts";
import { titleOf } from "../../session/texts/texts.ts";
import { media, useMedia } from "../media.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { ModeSelect } from "./ModeSelect.tsx";
import { embedWords } from "./words.ts";

export function EmbedBar(): ReactNode {
  const { session } = usePage();
  const said = useWords(embedWords);
  const title = useSession(titleOf);
  const isNarrow = useMedia(media.narrow);
  const address = location.href.split("#")[0] ?? "";
  // The address is made when it is wanted: it changes with every instant.
  const aim = (link: HTMLAnchorElement): void => {
    link.href = `${address}${hashOf(session.getState(), { traceHash: null, present: false })}`;
  };
  return (
    <header data-embed-bar>
      <h1>{title}</h1>
      {!isNarrow && <ModeSelect hasAll />}
      <a
        href={`${address}#`}
        target="_blank"
        rel="noopener"
        title={said.openTitle}
        onFocus={(event) => aim(event.currentTarget)}
        onPointerEnter={(event) => aim(event.currentTarget)}
        onPointerDown={(event) => aim(event.currentTarget)}
        onClick={(event) => aim(event.currentTarget)}
      >
        {said.open}
      </a>
    </header>
  );
}
