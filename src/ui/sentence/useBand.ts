// What the bands under the stage have in common: a text that is as large as fits, and how the frame
// around it is called and reached.
import { useRef } from "react";
import { useSession } from "../page.ts";
import { useLeastType } from "../presenter/room.ts";
import { useSize } from "../size.ts";
import { useWords } from "../words.ts";
import { useFittedText } from "./fit.ts";
import styles from "./SentenceBand.module.css";
import { sentenceWords } from "./words.ts";

interface BandWish {
  /** What the text says: another one is fitted anew. */
  readonly content: unknown;
  readonly lines: number;
  readonly scrolls: boolean;
}

export function useBand({ content, lines, scrolls }: BandWish) {
  const { what } = useWords(sentenceWords);
  const voice = useSession((state) => state.voice);
  const room = useLeastType();
  const band = useRef<HTMLElement>(null);
  const sentence = useRef<HTMLParagraphElement>(null);
  const width = useSize(band)?.width ?? 0;
  useFittedText(sentence, band, { content, voice, width, room, lines, scrolls });
  const frame = {
    ref: band,
    "data-band": "sentence",
    className: styles["band"],
    "aria-label": what,
    // Keys must reach what scrolls.
    tabIndex: scrolls ? 0 : undefined,
  };
  return { frame, sentence };
}
