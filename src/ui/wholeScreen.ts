// The whole screen, for the page: asked for, given back, and taken away by the browser.

/** Whether the page itself is giving the screen back. */
let isGivingBack = false;

const isWhole = (): boolean => document.fullscreenElement !== null;

/** Asks for the whole screen; browsers that refuse, or have no such thing, leave all as it is. */
async function takeScreen(): Promise<void> {
  try {
    await document.documentElement.requestFullscreen?.();
  } catch {
    // Then the page stays in its window.
  }
}

function giveScreenBack(): void {
  if (!isWhole()) return;
  isGivingBack = true;
  const given = (): void => {
    isGivingBack = false;
  };
  document.exitFullscreen().then(given, given);
}

export function toggleFullScreen(): void {
  if (isWhole()) giveScreenBack();
  else void takeScreen();
}

/**
 * For the length of a presentation: takes the screen, gives it back at the end unless it was taken
 * before, and tells when somebody has left it by Escape. That key belongs to the browser then: the
 * page hears of the screen alone.
 */
export function present(onEscape: () => void): () => void {
  const wasWhole = isWhole();
  let isOver = false;
  // A page that was opened as a presentation has not been touched yet: then browsers refuse, and
  // the key F is left.
  if (!wasWhole && navigator.userActivation?.isActive) {
    // It may be over before the screen is there.
    void takeScreen().then(() => isOver && giveScreenBack());
  }
  let isOn = wasWhole;
  const changed = (): void => {
    // That of a presentation before this one may be told of late.
    if (isWhole()) isOn = true;
    else if (isOn && !isGivingBack) onEscape();
  };
  document.addEventListener("fullscreenchange", changed);
  return () => {
    isOver = true;
    document.removeEventListener("fullscreenchange", changed);
    if (!wasWhole) giveScreenBack();
  };
}
