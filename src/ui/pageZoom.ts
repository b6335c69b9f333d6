// Whether two fingers have enlarged the page. Then a finger on the stage moves the page, as it does
// everywhere: what the stage does with it must not keep anybody in one corner.
import { useLayoutEffect } from "react";

export function isPageZoomed(): boolean {
  return (visualViewport?.scale ?? 1) > 1.02;
}

/** Marks the document, so that styles can give the finger back to the browser. */
export function usePageZoom(): void {
  useLayoutEffect(() => {
    const viewport = visualViewport;
    if (viewport === null) return;
    const mark = (): void => {
      document.documentElement.toggleAttribute("data-zoomed", isPageZoomed());
    };
    mark();
    viewport.addEventListener("resize", mark);
    return () => viewport.removeEventListener("resize", mark);
  }, []);
}
