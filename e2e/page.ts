// What the journeys share: opening a place, reading the page, and the same run computed in Node.
import { readFile } from "node:fs/promises";
import { expect, type Frame, type JSHandle, type Locator, type Page } from "@playwright/test";
import type { Session } from "../src/session/store.ts";
import { createSession } from "./engine.ts";

export async function open(page: Page, hash: string): Promise<void> {
  // A new document each time: a changed fragment alone would not load the page again.
  await page.goto("about:blank");
  await page.goto(`./${hash}`);
  const pictures =
    "svg[role=img], svg[role=group], figure, table, [role=table], [role=grid], ol, ul[data-cities]";
  await expect(page.locator("main").locator(pictures).first()).toBeVisible();
}

/** Opens a scenario of the library, named by its address, from the list in the bar. */
export async function choose(page: Page, id: string): Promise<void> {
  await page.getByRole("button", { name: /^Scenario/ }).click();
  await page.getByRole("search").locator(`a[href="#s=${id}"]`).click();
}

/** Lets the page draw so many frames: a chance for what must not come to come all the same. */
export const frames = (page: Page | Frame, count: number): Promise<void> =>
  page.evaluate(async (left) => {
    for (let i = 0; i < left; i += 1) await new Promise((done) => requestAnimationFrame(done));
  }, count);

export const isFirefox = (page: Page): boolean =>
  page.context().browser()?.browserType().name() === "firefox";

/** Why some tests are for Chromium alone: the driver has no means, whatever the page does. */
export const notInFirefox = "Playwright has no means for this in Debian's Firefox";

/**
 * Puts a text in place of what a field holds. Playwright's own `fill` sets the value behind React's
 * back in Firefox, so keys do it, and for long texts what a browser does when one pastes.
 */
export async function fill(field: Locator, text: string): Promise<void> {
  if (!isFirefox(field.page())) return field.fill(text);
  if (text.length < 100) {
    await field.press("ControlOrMeta+a");
    return field.pressSequentially(text);
  }
  return field.evaluate((element, value) => {
    const { prototype } = element.constructor as typeof HTMLTextAreaElement;
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(element, value);
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The file that an action saves. Firefox tells nothing of it: there it is caught on its way. */
export async function saved(page: Page, action: () => Promise<void>): Promise<Saved> {
  if (!isFirefox(page)) {
    const [download] = await Promise.all([page.waitForEvent("download"), action()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
  await page.evaluate(() => {
    const blobs = new Map<string, Blob>();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      const address = make.call(URL, blob);
      blobs.set(address, blob);
      return address;
    };
    const file = new Promise<{ name: string; content: string }>((done) => {
      HTMLAnchorElement.prototype.click = function caught() {
        const reader = new FileReader();
        reader.onload = () => done({ name: this.download, content: String(reader.result) });
        reader.readAsDataURL(blobs.get(this.href) ?? new Blob());
      };
    });
    Object.assign(window, { everywriteSaved: file });
  });
  await action();
  const { name, content } = await page.evaluate(
    () =>
      (window as unknown as { everywriteSaved: Promise<{ name: string; content: string }> })
        .everywriteSaved,
  );
  return { name, bytes: Buffer.from(content.slice(content.indexOf(",") + 1), "base64") };
}

/** Gives, in the page, the box of a text of a picture without its halo, which Firefox counts in. */
export const lettersIn = (page: Page): Promise<JSHandle<(text: SVGTextElement) => DOMRect>> =>
  page.evaluateHandle(() => (text: SVGTextElement) => {
    const { x, y, width, height } = text.getBBox();
    const matrix = text.getScreenCTM() ?? undefined;
    const [from, to] = [new DOMPoint(x, y), new DOMPoint(x + width, y + height)];
    const [a, b] = [from.matrixTransform(matrix), to.matrixTransform(matrix)];
    return new DOMRect(a.x, a.y, b.x - a.x, b.y - a.y);
  });

/** As many nodes as a scenario may have. */
export const nineNodes = [
  "tokyo",
  "london",
  "saopaulo",
  "virginia",
  "frankfurt",
  "singapore",
  "sydney",
  "mumbai",
  "oregon",
];

/** The same scenario in Node. */
export function inNode(hash: string): Session {
  const session = createSession();
  session.openHash(hash);
  return session;
}

/** Space that breaks and space that does not are the same to a reader. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** All that the page says and draws, as text: words, accessible names and the pictures' paths. */
export async function content(page: Page): Promise<string> {
  // Some parts come a moment later.
  await page.waitForLoadState("networkidle");
  // The inspector's content is loaded after its frame.
  await expect(page.locator("aside#inspector:empty")).toHaveCount(0);
  const html = await page.locator("#root").evaluate((root) => {
    const copy = root.cloneNode(true) as Element;
    // What the keyboard has touched is not state.
    for (const element of copy.querySelectorAll("[tabindex]")) element.removeAttribute("tabindex");
    // Nor is what the pointer happens to be over.
    for (const element of copy.querySelectorAll("[data-carried]")) element.remove();
    return copy.innerHTML;
  });
  // Ids that React counts up are no state either: a dialog that was open has used some.
  return inOrder(html.replaceAll(/_r_\w+_/g, "_r_"));
}

/** With each element's attributes sorted: in which order it came by them is no state. */
function inOrder(html: string): string {
  return html.replaceAll(/<([\w:-]+)((?:\s[\w:-]+="[^"]*")+)/g, (_all, name, attributes) => {
    const each: readonly string[] = attributes.match(/[\w:-]+="[^"]*"/g) ?? [];
    return `<${name} ${[...each].sort().join(" ")}`;
  });
}

/** Where two texts part, with what stands around it; empty for equal texts. */
export function difference(a: string, b: string): string {
  if (a === b) return "";
  const at = [...a].findIndex((character, i) => character !== b[i]);
  const from = Math.max(0, at - 120);
  return `…${a.slice(from, at + 120)}… against …${b.slice(from, at + 120)}…`;
}

/** Collects what must not happen on any page: errors, and requests to anywhere else. */
export function watch(page: Page): { readonly problems: string[] } {
  const problems: string[] = [];
  page.on("console", (message) => {
    // In Firefox a page that is left complains of what it no longer gets.
    if (isFirefox(page) && message.text().includes("ServiceWorker intercepted")) return;
    // So does Playwright of the service worker that it keeps from being registered.
    if (message.text().includes("blocked by Playwright")) return;
    if (message.type() !== "log") problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isOwn = url.hostname === "127.0.0.1" || url.protocol === "data:";
    if (!isOwn && url.protocol !== "about:") problems.push(`request: ${request.url()}`);
  });
  return { problems };
}

/**
 * A picture that depends on the page alone. Chromium repaints only what has changed, and the edges
 * of such a part differ by a shade from those of a whole picture; hiding the page for a frame makes
 * it paint everything.
 */
export async function pixels(page: Page): Promise<Buffer> {
  await page.evaluate(async () => {
    const frames = () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    document.documentElement.style.visibility = "hidden";
    await frames();
    document.documentElement.style.visibility = "";
    await frames();
  });
  return page.screenshot();
}

/** Gives the focus to a city on the first map: what the keys W and X act on. */
export async function chooseCity(page: Page, node = "tokyo"): Promise<void> {
  await page.locator(`main [data-node="${node}"]`).first().focus();
}
