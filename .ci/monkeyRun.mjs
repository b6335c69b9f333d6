// A monkey at the page: pointer and keyboard at random, the same for the same seed. It asks that
// nothing complains, that nothing takes the main thread for a second, that going back goes back,
// and that what was used is given back.

/** @typedef {import("playwright").Page} Page */

/** Small and seeded: mulberry32. @param {string} seed */
function randomOf(seed) {
  let state = 0x9e3779b9;
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x85ebca6b) ^ (state >>> 13);
  }
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (/** @type {number} */ most) => Math.floor(next() * most);
  return {
    next,
    below,
    /** @template T @param {readonly T[]} items @returns {T} */
    pick: (items) => /** @type {T} */ (items[below(items.length)]),
  };
}

const keys = [
  ..."kjl,.tvipfmdowxcse?+-0123456789",
  ...["Space", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp"],
  ...["PageDown", "Enter", "Escape", "Escape", "Tab", "Tab", "Tab", "Shift+Tab", "Delete"],
  ...["Shift+ArrowLeft", "Shift+ArrowRight", "Control+z", "Control+z", "Control+y"],
];

const sizes = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 360, height: 640 },
];

const scenarios = ["profile", "inventory", "cut", "or-set", "failover", "storm", "duel", "rights"];
const texts = ["7", "250", "-3", "0.5", "ana@example.com", "東京", "{", "", "x".repeat(60)];

/** What can be pressed or set, and is in sight. */
const targets = () => {
  const fields = "select, input, textarea, [role=slider], [tabindex='0']";
  const all = document.querySelectorAll(`button, a[href]:not([target]), summary, ${fields}`);
  return [...all].flatMap((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const isInSight =
      width > 0 && height > 0 && x > 0 && y > 0 && x < innerWidth && y < innerHeight;
    // A file dialog belongs to the system.
    const isFile = element instanceof HTMLInputElement && element.type === "file";
    const isPrint = /print|imprimir|印刷/i.test(element.textContent ?? "");
    return isInSight && !isFile && !isPrint ? [{ x, y, tag: element.localName }] : [];
  });
};

/**
 * A window that fills the screen must leave it first, which takes a moment: some Chromiums refuse
 * until then.
 * @param {Page} page
 * @param {{ width: number, height: number }} size
 */
async function resize(page, size) {
  for (let tries = 20; ; tries -= 1) {
    await page.evaluate(async () => {
      if (document.fullscreenElement !== null) await document.exitFullscreen().catch(() => {});
    });
    try {
      return await page.setViewportSize(size);
    } catch (reason) {
      if (tries === 0) throw reason;
      await page.waitForTimeout(50);
    }
  }
}

/**
 * @param {Page} page
 * @param {ReturnType<typeof randomOf>} random
 * @returns {Promise<string>} what was done
 */
async function act(page, random) {
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  const point = () => ({ x: random.below(size.width), y: random.below(size.height) });
  const kind = random.below(100);
  if (kind < 40) {
    const key = random.pick(keys);
    await page.keyboard.press(key);
    return `key ${key}`;
  }
  if (kind < 72) {
    const all = await page.evaluate(targets);
    if (all.length === 0) return "nothing to press";
    const { x, y, tag } = random.pick(all);
    if (tag === "select") return choose(page, random, x, y);
    await page.mouse.click(x, y);
    if ((tag === "input" || tag === "textarea") && random.below(2) === 0) {
      const text = random.pick(texts);
      await page.keyboard.insertText(text);
      return `typed ${JSON.stringify(text)} at ${x} ${y}`;
    }
    return `pressed ${tag} at ${x} ${y}`;
  }
  if (kind < 80) {
    const { x, y } = point();
    await page.mouse.click(x, y);
    return `clicked ${x} ${y}`;
  }
  if (kind < 88) {
    const [from, to] = [point(), point()];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
    return `dragged ${from.x} ${from.y} to ${to.x} ${to.y}`;
  }
  if (kind < 91) {
    const { x, y } = point();
    await page.mouse.move(x, y);
    const by = random.below(800) - 400;
    await page.mouse.wheel(0, by);
    return `wheel ${by} at ${x} ${y}`;
  }
  if (kind < 94) {
    const next = random.pick(sizes);
    await resize(page, next);
    return `window ${next.width}x${next.height}`;
  }
  if (kind < 96) {
    const colorScheme = random.pick(/** @type {const} */ (["light", "dark"]));
    const reducedMotion = random.pick(/** @type {const} */ (["reduce", "no-preference"]));
    await page.emulateMedia({ colorScheme, reducedMotion });
    return `${colorScheme}, motion ${reducedMotion}`;
  }
  const hash = `#s=${random.pick(scenarios)}&t=${random.below(2000)}`;
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  return `address ${hash}`;
}

/**
 * The browser's own list is not part of the page: one of its entries is chosen as by a hand.
 * @param {Page} page
 * @param {ReturnType<typeof randomOf>} random
 * @param {number} x
 * @param {number} y
 */
async function choose(page, random, x, y) {
  // In one call: a handle on the list would keep all of the page that it was part of.
  return page.evaluate(
    ({ x, y, part }) => {
      const select = document.elementFromPoint(x, y)?.closest("select");
      if (!select) return "a covered list";
      const values = [...select.options].filter((o) => !o.disabled).map((o) => o.value);
      const value = values[Math.floor(part * values.length)];
      if (value === undefined) return "an empty list";
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      return `chose ${value}`;
    },
    { x, y, part: random.next() },
  );
}

/** Out of dialogs and menus, with nothing playing and nothing in the focus. @param {Page} page */
async function calm(page) {
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("Escape");
  await page.evaluate(() => {
    for (const dialog of document.querySelectorAll("dialog[open]")) {
      dialog.querySelector("button")?.click();
    }
    for (const menu of document.querySelectorAll("[popover]:popover-open")) {
      /** @type {HTMLElement} */ (menu).hidePopover();
    }
    /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  });
}

/**
 * What the page says where it stands; how far a list is scrolled is no part of that.
 * @param {Page} page
 */
const said = (page) =>
  page.evaluate(async () => {
    // The inspector follows the picture by a frame.
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    await frame();
    await frame();
    const main = document.querySelector("main");
    const parts = ["[data-sentence]", "footer p"].map((part) => document.querySelector(part));
    const whole = main?.dataset.view === "events" ? [] : [main];
    const texts = [...parts, .../** @type {(HTMLElement | null)[]} */ (whole)].map(
      (part) => /** @type {HTMLElement | null} */ (part)?.innerText ?? "",
    );
    const pictures = [...document.querySelectorAll("main svg[role=img]")];
    const names = pictures.map((picture) => picture.getAttribute("aria-label") ?? "");
    return [...texts, ...names].join("\n");
  });

/** Where two texts part, with what stands around. @param {string} a @param {string} b */
function difference(a, b) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const around = (/** @type {string} */ text) =>
    JSON.stringify(text.slice(Math.max(0, i - 40), i + 80));
  return `${around(a)} and ${around(b)}`;
}

/**
 * One step forth and back is the same page. Null: so it is, or there is nothing to step through.
 * @param {Page} page
 */
async function goesBack(page) {
  await calm(page);
  const isOpen = await page.evaluate(
    () =>
      document.querySelector("[role=slider]") !== null &&
      document.querySelector("dialog[open], [role=progressbar]") === null,
  );
  if (!isOpen) return null;
  // Twice, so that we stand on a step, and not on the last one.
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  const before = await said(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  const after = await said(page);
  if (before === after) return null;
  return `a step forth and back is another page: ${difference(before, after)}`;
}

/**
 * The heap in megabytes with a plain scenario on the stage and all garbage gone.
 * @param {Page} page
 * @param {import("playwright").CDPSession} client
 */
async function heapOf(page, client) {
  await calm(page);
  await resize(page, { width: 1280, height: 720 });
  for (const id of ["inventory", "profile", "cut", "profile"]) {
    await page.evaluate((to) => {
      location.hash = `#s=${to}`;
    }, id);
    await page.waitForTimeout(150);
  }
  for (let i = 0; i < 3; i += 1) await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

/**
 * @typedef {object} Outcome
 * @property {number} actions
 * @property {readonly string[]} problems
 * @property {readonly [warm: number, end: number]} heap in megabytes
 * @property {number} longestMs what one action took of the main thread
 */

/**
 * Lets the monkey at a page for some time.
 * @param {Page} page already open
 * @param {{ seconds: number, seed: string, tell?: (text: string) => void }} options
 * @returns {Promise<Outcome>}
 */
export async function monkey(page, { seconds, seed, tell = () => {} }) {
  const random = randomOf(seed);
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const threadTime = async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "ThreadTime")?.value ?? 0) * 1000;
  };
  /** @type {string[]} */
  const problems = [];
  /** @type {string[]} */
  const done = [];
  const complain = (/** @type {string} */ text) =>
    problems.push(
      `${text}\n  after ${done.length} actions, the last ones: ${done.slice(-12).join("; ")}`,
    );
  page.on("console", (message) => {
    if (["error", "warning", "assert"].includes(message.type())) {
      complain(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => complain(`error: ${error.stack ?? error.message}`));
  page.on("dialog", (dialog) => void dialog.dismiss());
  page.on("crash", () => complain("the page crashed"));

  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  let warm = 0;
  let longestMs = 0;
  while (elapsed() < seconds && problems.length < 5) {
    if (warm === 0 && elapsed() > seconds * 0.3) warm = await heapOf(page, client);
    const before = await threadTime();
    done.push(await act(page, random));
    if (random.below(4) === 0) await page.waitForTimeout(random.below(120));
    const tookMs = (await threadTime()) - before;
    longestMs = Math.max(longestMs, tookMs);
    if (tookMs > 1000) complain(`the main thread was busy for ${tookMs.toFixed(0)} ms`);
    if (done.length % 60 === 0) {
      const fault = await goesBack(page);
      if (fault !== null) complain(fault);
    }
    if (done.length % 500 === 0) tell(`${done.length} actions, ${elapsed().toFixed(0)} s`);
  }
  const end = await heapOf(page, client);
  // Lists of what was drawn once may grow a little; what grows with each action grows more.
  if (warm > 0 && end > warm * 1.4 + 8) {
    complain(`the heap grew from ${warm.toFixed(1)} to ${end.toFixed(1)} MB`);
  }
  await client.detach();
  return { actions: done.length, problems, heap: [warm, end], longestMs };
}
