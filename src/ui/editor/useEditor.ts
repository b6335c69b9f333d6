// The state of the editor: the draft, what is wrong with it, and what can be done with it. What is
// without a fault becomes the scenario as it is typed; the rest stays in the draft, and is kept
// while it differs from what is open.
import { useEffect, useRef, useState } from "react";
import { sameData } from "../../session/drafting/choices.ts";
import {
  checkDraft,
  type Draft,
  type DraftCheck,
  draftOf,
  draftOfText,
  draftText,
  laidOut,
  says,
  toForm,
  toText,
  withForm,
  withText,
} from "../../session/drafting/draft.ts";
import { nameOf, type StoredDraft } from "../../session/drafting/stored.ts";
import type { JsonObject } from "../../session/drafting/tree.ts";
import type { Session } from "../../session/state.ts";
import { usePage, useSession } from "../page.ts";

export interface Editor {
  readonly draft: Draft;
  readonly check: DraftCheck;
  /** The draft says something else than what is open. */
  readonly isChanged: boolean;
  /** A draft that was made over another scenario. */
  readonly offered: StoredDraft | null;
  /** Counts the times that somebody wants to be led to the fault. */
  readonly led: number;
  /** The text is not one that the form can show. */
  readonly isStuck: boolean;
  /** `field`: what is typed in; what is typed on in it is one step back. */
  edit(change: (form: JsonObject) => JsonObject, field?: string): void;
  type(text: string): void;
  layOut(): void;
  switchTo(face: Draft["face"]): void;
  /** Takes in what was typed last, without waiting for a pause; leads to what is wrong with it. */
  takeIn(): void;
  /** The field that was typed in is left: what is typed next is another step. */
  leaveField(): void;
  leadToFault(): void;
  /** Puts the open document, or a text from elsewhere, in the draft's place. */
  startOver(text?: string): void;
  takeUp(offered: StoredDraft): void;
  dropOffered(): void;
}

/** Pause in typing after which a draft is looked at. */
const calmMs = 250;

/** The text is one field. */
const wholeText = "text";

function restored({ face, text }: StoredDraft): Draft {
  const draft: Draft = { face: "json", base: {}, form: {}, text };
  return face === "form" ? toForm(draft) : draft;
}

interface Looked {
  readonly check: DraftCheck;
  readonly now: () => DraftCheck;
}

/** Looks at the draft when the typing pauses, or at once, and at the latest when it is closed. */
function useCheck(
  draft: Draft,
  onCheck: (check: DraftCheck) => void,
  onClose: (draft: Draft) => void,
): Looked {
  const [check, setCheck] = useState(() => checkDraft(draft));
  const seen = useRef(draft);
  const latest = useRef({ draft, onCheck, onClose });
  latest.current = { draft, onCheck, onClose };
  const look = (): DraftCheck => {
    const result = checkDraft(latest.current.draft);
    seen.current = latest.current.draft;
    setCheck(result);
    latest.current.onCheck(result);
    return result;
  };
  const due = useRef(look);
  due.current = look;
  useEffect(() => {
    if (seen.current === draft) return;
    const timer = setTimeout(() => due.current(), calmMs);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(
    () => () => {
      if (seen.current === latest.current.draft) return;
      due.current();
      latest.current.onClose(latest.current.draft);
    },
    [],
  );
  return { check, now: () => (seen.current === draft ? check : look()) };
}

/** Makes what is without a fault the scenario; one field is one step back. */
function useLive(session: Session): {
  take: (check: DraftCheck) => void;
  /** Which field the draft was changed in last. */
  typeIn: (field: string | null) => void;
  isTypingIn: (field: string | null) => boolean;
} {
  const now = useRef<string | null>(null);
  const before = useRef<string | null>(null);
  return {
    isTypingIn: (field) => field !== null && field === now.current,
    typeIn: (field) => {
      now.current = field;
      if (field === null) before.current = null;
    },
    take: (check) => {
      if (!check.ok) return;
      const { document: next } = check;
      const sameStep = now.current !== null && now.current === before.current;
      // What says the same is no change.
      const change = (document: typeof next) => (sameData(document, next) ? document : next);
      session.edit(change, { typed: true, sameStep });
      before.current = now.current;
    },
  };
}

function useOpenDocument(session: Session): NonNullable<ReturnType<typeof documentOf>> {
  const document = useSession(documentOf);
  const first = useRef(document ?? documentOf(session.getState()));
  if (document !== null) first.current = document;
  if (first.current === null) throw new Error("Assertion failed: the editor opens over a scenario");
  return first.current;
}

function documentOf({ opened }: ReturnType<Session["getState"]>) {
  return opened?.document ?? null;
}

/** The session has the draft while it is changed, and keeps it with the rest of the work. */
function useKept(session: Session, draft: Draft, over: string, isChanged: boolean): void {
  const isOurs = useRef(false);
  useEffect(() => {
    if (isChanged) {
      isOurs.current = true;
      session.set({ draft: { over, face: draft.face, text: draftText(draft) } });
    } else if (isOurs.current || session.getState().draft?.over === over) {
      session.set({ draft: null });
    }
  }, [session, draft, over, isChanged]);
}

export function useEditor(): Editor {
  const { session } = usePage();
  const document = useOpenDocument(session);
  const over = nameOf(document);
  const [stored] = useState(() => session.getState().draft);
  const [own] = useState(stored?.over === over ? stored : null);
  const [draft, setDraft] = useState(() => (own === null ? draftOf(document) : restored(own)));
  const [offered, setOffered] = useState(own === null ? stored : null);
  const [led, setLed] = useState(0);
  const [isStuck, setStuck] = useState(false);
  const live = useLive(session);
  /** Drafts that come from elsewhere are not taken in unasked. */
  const isTyped = useRef(false);
  const forget = (): void => session.set({ draft: null });
  const take = (result: DraftCheck) => isTyped.current && live.take(result);
  const { check, now } = useCheck(draft, take, (last) => isOpen(session, last) && forget());
  const isChanged = !says(draft, document);
  useFollow(document, draft, setDraft);
  useKept(session, draft, over, isChanged);
  const change = (next: Draft, field: string | null, typed = true): void => {
    // What was typed elsewhere is a step of its own.
    if (!live.isTypingIn(field)) now();
    isTyped.current = typed;
    live.typeIn(field);
    setDraft(next);
    setStuck(false);
  };
  const lead = (): void => setLed((count) => count + 1);
  return {
    draft,
    check,
    isChanged,
    offered,
    led,
    isStuck,
    edit: (how, field) => change(withForm(draft, how(draft.form)), field ?? null),
    type: (text) => change(withText(draft, text), wholeText),
    layOut: () => change(laidOut(draft), null),
    switchTo: (face) => {
      if (face === draft.face) return;
      const next = face === "json" ? toText(draft) : toForm(draft);
      if (next !== draft) return setDraft(next);
      setStuck(true);
      if (!now().ok) lead();
    },
    takeIn: () => {
      const result = now();
      if (result.ok) live.take(result);
      else lead();
    },
    leaveField: () => {
      now();
      live.typeIn(null);
    },
    leadToFault: lead,
    startOver: (text) => {
      // The editor may be closed before the draft is looked at again.
      if (isChanged) forget();
      change(text === undefined ? draftOf(document, draft.face) : draftOfText(text), null, false);
    },
    takeUp: (one) => {
      change(restored(one), null);
      setOffered(null);
    },
    dropOffered: () => {
      forget();
      setOffered(null);
    },
  };
}

function isOpen(session: Session, draft: Draft): boolean {
  const document = documentOf(session.getState());
  return document !== null && says(draft, document);
}

/** When another document is opened beneath, a draft without changes follows it. */
function useFollow(
  document: NonNullable<ReturnType<typeof documentOf>>,
  draft: Draft,
  setDraft: (draft: Draft) => void,
): void {
  const over = useRef(document);
  useEffect(() => {
    if (over.current === document) return;
    const wasChanged = !says(draft, over.current);
    over.current = document;
    if (!wasChanged) setDraft(draftOf(document, draft.face));
  }, [document, draft, setDraft]);
}
