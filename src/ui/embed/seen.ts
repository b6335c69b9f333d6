// A page of slides may hold many frames: each does its work when it is seen.

/** Whether this page is a part of another one. */
export function isFramed(): boolean {
  return window.parent !== window && /[#&]embed(?:&|$)/.test(location.hash);
}

/** Calls once some of the page is in the window; at once where that cannot be known. */
export function whenSeen(call: () => void): () => void {
  if (!("IntersectionObserver" in globalThis)) {
    call();
    return () => {};
  }
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    call();
  });
  observer.observe(document.documentElement);
  return () => observer.disconnect();
}
