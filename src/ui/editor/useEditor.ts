// The state of the editor: the draft, what is wrong with it, and what can be done with it. The
// draft is kept while it differs from what is open.
import { useEffect, useRef, useState } from "react";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
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
import type { Session, SessionState } from "../../session/state.ts";
import { isComing } from "../kept.ts";
import { usePage, useSession } from "../page.ts";

/** What the draft came from, or what has become of it. */
export type Stage = "fresh" | "restored" | "applied";

export interface Editor {
  readonly draft: Draft;
  readonly check: DraftCheck;
  /** The draft says something else than what is open. */
  readonly isChanged: boolean;
  readonly stage: Stage;
  /** A draft that was made over another scenario. */
  readonly offered: StoredDraft | null;
  /** Counts the times that somebody wants to be led to the fault. */
  readonly led: number;
  /** The text is not one that the form can show. */
  readonly isStuck: boolean;
  edit(change: (form: JsonObject) => JsonObject): void;
  type(text: string): void;
  layOut(): void;
  switchTo(face: Draft["face"]): void;
  /** Makes the draft the scenario; false where something is wrong with it. */
  apply(): boolean;
  leadToFault(): void;
  /** Puts the open document, or a text from elsewhere, in the draft's place. */
  startOver(text?: string): void;
  takeUp(offered: StoredDraft): void;
  dropOffered(): void;
}

/** Pause in typing after which a draft is looked at. */
const calmMs = 250;

function restored({ face, text }: StoredDraft): Draft {
  const draft: Draft = { face: "json", base: {}, form: {}, text };
  return face === "form" ? toForm(draft) : draft;
}

/** Checks the draft when the typing pauses; `now` checks it at once. */
function useCheck(draft: Draft): { check: DraftCheck; now: () => DraftCheck } {
  const [check, setCheck] = useState(() => checkDraft(draft));
  useEffect(() => {
    const timer = setTimeout(() => setCheck(checkDraft(draft)), calmMs);
    return () => clearTimeout(timer);
  }, [draft]);
  const now = (): DraftCheck => {
    const result = checkDraft(draft);
    setCheck(result);
    return result;
  };
  return { check, now };
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
  const [stage, setStage] = useState<Stage>(own === null ? "fresh" : "restored");
  const [offered, setOffered] = useState(own === null ? stored : null);
  const [led, setLed] = useState(0);
  const [isStuck, setStuck] = useState(false);
  const { check, now } = useCheck(draft);
  const isChanged = !says(draft, document);
  useFollow(document, draft, setDraft);
  useKept(session, draft, over, isChanged);
  const change = (next: Draft): void => {
    setDraft(next);
    setStuck(false);
    if (stage === "applied") setStage("fresh");
  };
  const lead = (): void => setLed((count) => count + 1);
  const forget = (): void => session.set({ draft: null });
  return {
    draft,
    check,
    isChanged,
    stage,
    offered,
    led,
    isStuck,
    edit: (how) => change(withForm(draft, how(draft.form))),
    type: (text) => change(withText(draft, text)),
    layOut: () => change(laidOut(draft)),
    switchTo: (face) => {
      if (face === draft.face) return;
      const next = face === "json" ? toText(draft) : toForm(draft);
      if (next !== draft) return setDraft(next);
      setStuck(true);
      if (!now().ok) lead();
    },
    apply: () => {
      const result = now();
      if (!result.ok) {
        lead();
        return false;
      }
      if (isChanged) session.edit(() => result.document);
      whenOpen(session, result.document, forget);
      setStage("applied");
      return true;
    },
    leadToFault: lead,
    startOver: (text) => {
      // The editor may be closed before the draft is looked at again.
      if (isChanged) forget();
      change(text === undefined ? draftOf(document, draft.face) : draftOfText(text));
      setStage("fresh");
    },
    takeUp: (one) => {
      setDraft(restored(one));
      setStage("restored");
      setOffered(null);
    },
    dropOffered: () => {
      forget();
      setOffered(null);
    },
  };
}

/** A large scenario is computed first, or even asked about: until it is there, its draft is one. */
function whenOpen(session: Session, document: ScenarioDocument, then: () => void): void {
  const isOpen = ({ opened }: SessionState): boolean => opened?.document === document;
  if (isOpen(session.getState())) return then();
  const leave = session.subscribe((state) => {
    if (isComing(state)) return;
    leave();
    if (isOpen(state)) then();
  });
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
