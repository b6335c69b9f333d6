// What is there first: the start page, or nothing yet where the address names a scenario. All that
// runs and shows scenarios is loaded after it.
import { type ComponentType, type ReactNode, useEffect, useLayoutEffect, useState } from "react";
import { type Locale, localeFor } from "../session/locale.ts";
import type { Session, SessionState } from "../session/state.ts";
import type { AppProps } from "./appProps.ts";
import type { DialogName } from "./Dialog.tsx";
import { isFramed, whenSeen } from "./embed/seen.ts";
import { hasOwnWork, isComing, isNothing, keepLocale, keptLocale } from "./kept.ts";
import { Boundary, failedHere } from "./lazily.tsx";
import { ReloadLine } from "./offline/ReloadLine.tsx";
import { fetched, hearOfMissing } from "./offline/reload.ts";
import { type Page, PageContext } from "./page.ts";
import { speak } from "./speak.ts";
import { Start } from "./start/Start.tsx";
import { showConflict } from "./start/showConflict.ts";

interface Loaded {
  readonly page: Page;
  readonly App: ComponentType<AppProps>;
  readonly goOn: (session: Session, key: string) => Promise<boolean>;
}

let loading: Promise<Loaded> | null = null;

/** Loads the rest once; where that fails, it is told, and tried again with the next wish. */
function load(own: string | null, locale: Locale): Promise<Loaded> {
  loading ??= mount(own, locale).catch((reason: unknown) => {
    loading = null;
    throw reason;
  });
  return loading;
}

async function mount(own: string | null, locale: Locale): Promise<Loaded> {
  const { App, createPage, goOn } = await fetched(() => import("./mount.tsx"));
  return { page: await createPage(own, locale), App, goOn };
}

/** `own`: the text of a scenario to open where the address names none. */
export function Entrance({ own }: { readonly own: string | null }): ReactNode {
  const [isOpen, setOpen] = useState(
    () => !isNothing(location.hash) || own !== null || hasOwnWork(),
  );
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [locale, setLocale] = useState<Locale>(() =>
    localeFor([keptLocale() ?? "", ...navigator.languages]),
  );
  useEffect(hearOfMissing, []);
  useLoading(own, locale, isOpen, setLoaded);
  useAddress(loaded?.page ?? null, setOpen);
  useLocale(loaded?.page ?? null, locale, setLocale);
  const { App, page } = loaded ?? { App: null, page: null };
  const withPage = (
    act: (page: Page, goOn: Loaded["goOn"]) => void | Promise<void>,
  ): Promise<void> =>
    load(own, locale).then((now) => {
      // What was not there before may have come only now.
      setLoaded(now);
      return act(now.page, now.goOn);
    }, ignored);
  return (
    <PageContext value={page}>
      {!isOpen && (
        <Start
          locale={locale}
          isReady={page !== null}
          onLocale={(chosen) => {
            keepLocale(chosen);
            setLocale(chosen);
          }}
          onShowConflict={() => withPage(({ session }) => showConflict(session))}
          onBuild={() => withPage(() => setDialog("new"))}
          onWords={() => withPage(() => setDialog("glossary"))}
          onGoOn={(key) =>
            withPage(async ({ session }, goOn) => {
              if (!(await goOn(session, key))) return;
              setOpen(true);
              if (session.getState().draft !== null) setDialog("editor");
            })
          }
        />
      )}
      {App !== null && (
        <Boundary failed={failedHere}>
          <App page={page} isOpen={isOpen} dialog={dialog} onDialog={setDialog} />
        </Boundary>
      )}
      <ReloadLine locale={locale} />
    </PageContext>
  );
}

/** At once where it is needed at once, else when the browser has painted and has nothing to do. */
function useLoading(
  own: string | null,
  locale: Locale,
  isNeeded: boolean,
  onLoaded: (loaded: Loaded) => void,
): void {
  useEffect(() => {
    const start = (): void => void load(own, locale).then(onLoaded, ignored);
    if (!isNeeded) return afterFirstPaint(start);
    return isFramed() ? whenSeen(start) : start();
  }, [own, locale, isNeeded, onLoaded]);
}

/** A part that did not come has been told of where it was fetched. */
const ignored = (): void => {};

/** Calls once the page is to be seen, however slow the machine. Returned: what calls it off. */
function afterFirstPaint(call: () => void): () => void {
  // Where nothing is painted, as behind another tab, it is time some time.
  let timer = setTimeout(call, 2000);
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName("first-contentful-paint").length === 0) return;
    observer.disconnect();
    clearTimeout(timer);
    timer = setTimeout(call, 50);
  });
  observer.observe({ type: "paint", buffered: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}

/** The start page where the address names nothing; the stage when something has been opened. */
function useAddress(page: Page | null, setOpen: (isOpen: boolean) => void): void {
  useLayoutEffect(() => {
    const follow = (): void => {
      const isStart = isNothing(location.hash);
      if (isStart) page?.session.setPlaying(false);
      setOpen(!isStart);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [page, setOpen]);
  useEffect(() => {
    if (page === null) return;
    const state = page.session.getState();
    // Something may have been opened between the page's coming and our following it, and its
    // address not be written yet; what was kept may turn out to be of no use.
    setOpen(!isNothing(location.hash) || state.scenario !== null || isComing(state));
  }, [page, setOpen]);
  useEffect(
    () =>
      page?.session.subscribe((state, before) => {
        if (isGivenUp(state, before)) {
          history.replaceState(null, "", location.pathname + location.search);
          // By itself the browser tells of it only where somebody else changes the address.
          dispatchEvent(new HashChangeEvent("hashchange"));
          setOpen(false);
        } else if (isNew(state, before)) setOpen(true);
      }),
    [page, setOpen],
  );
}

/** A scenario has been opened, or could not be, and why must be seen. */
function isNew(state: SessionState, before: SessionState): boolean {
  if (state.opened !== before.opened) return true;
  return state.problem !== null && state.problem !== before.problem;
}

/** What was to be opened first was too much: there is nothing to show. */
function isGivenUp(state: SessionState, before: SessionState): boolean {
  return isComing(before) && !isComing(state) && state.scenario === null;
}

/** The language that the browser asks for, until another one is chosen here or in the menu. */
function useLocale(page: Page | null, locale: Locale, onLocale: (locale: Locale) => void): void {
  useEffect(() => {
    if (page === null) document.documentElement.lang = locale;
    else if (page.session.getState().locale !== locale) void speak(page.session, locale);
  }, [page, locale]);
  useEffect(
    () =>
      page?.session.subscribe((state, before) => {
        if (state.locale === before.locale) return;
        keepLocale(state.locale);
        onLocale(state.locale);
      }),
    [page, onLocale],
  );
}
