// What this page asks of the one around it: what no key does here is for that one to do.

/** What is told is no secret: the scenario came with the address that the host has chosen. */
export function tellHost(event: string, more: object = {}): void {
  if (window.parent !== window) {
    window.parent.postMessage({ type: "everywrite", event, ...more }, "*");
  }
}

/** The focus goes back to the page around this one, whose keys then act again. */
export function leaveFrame(): void {
  window.parent.focus();
  tellHost("leave");
}

/** There is no further event: slides may go on. */
export function goOnOutside(direction: 1 | -1): void {
  tellHost("edge", { direction: direction === 1 ? "forward" : "back" });
}
