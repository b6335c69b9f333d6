// The draft as text: a plain text area, which every reader, keyboard and phone knows, with line
// numbers beside it and the faulty line marked. Tab goes on to the next control.
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useWords } from "../words.ts";
import { statusId } from "./Footer.tsx";
import styles from "./JsonFace.module.css";
import type { Editor } from "./useEditor.ts";
import { editorWords } from "./words.ts";

export function JsonFace({ editor }: { readonly editor: Editor }): ReactNode {
  const said = useWords(editorWords);
  const area = useRef<HTMLTextAreaElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const id = useId();
  const { text } = editor.draft;
  const place = editor.check.ok ? null : editor.check.fault.place;
  useJump(area, editor.led, place);
  return (
    <div className={styles["json"]}>
      <div className={styles["head"]}>
        <label htmlFor={id}>{said.jsonLabel}</label>
        <span id={`${id}-keys`}>{said.jsonKeys}</span>
        <button type="button" onClick={editor.layOut}>
          {said.layOut}
        </button>
      </div>
      <div className={styles["paper"]}>
        <Gutter lines={text.split("\n").length} faulty={place?.line ?? null} scrolled={scrolled} />
        <textarea
          ref={area}
          id={id}
          value={text}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-invalid={!editor.check.ok}
          aria-describedby={`${id}-keys ${statusId}`}
          onChange={(event) => editor.type(event.target.value)}
          onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        />
      </div>
    </div>
  );
}

interface GutterProps {
  readonly lines: number;
  readonly faulty: number | null;
  readonly scrolled: number;
}

function Gutter({ lines, faulty, scrolled }: GutterProps): ReactNode {
  return (
    <div className={styles["gutter"]} aria-hidden="true">
      <div style={{ transform: `translateY(${-scrolled}px)` }}>
        {Array.from({ length: lines }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <div key={i} data-faulty={i + 1 === faulty || undefined}>
            {i + 1}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Selects the faulty place when somebody wants to be led to it. */
function useJump(
  area: React.RefObject<HTMLTextAreaElement | null>,
  led: number,
  place: { readonly from: number; readonly until: number; readonly line: number } | null,
): void {
  const seen = useRef(led);
  useEffect(() => {
    const element = area.current;
    if (led === seen.current || place === null || element === null) return;
    seen.current = led;
    element.focus();
    element.setSelectionRange(place.from, Math.max(place.from, place.until));
    const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
    element.scrollTop = Math.max(0, (place.line - 4) * lineHeight);
    element.scrollLeft = 0;
  }, [area, led, place]);
}
