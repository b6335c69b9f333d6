// What sentences claim, held against the ground truth, over random runs of every mode, in every
// language and wording; and no template says a causal word without a claim. `npm run claims` tries
// more runs than `npm test`.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Fate } from "../checks/lostWrites.ts";
import type { Scalar } from "../data/value.ts";
import type { FieldVersion, RowView } from "../data/view.ts";
import type { Note, NoteKind } from "../sim/note.ts";
import { simulate } from "../sim/simulate.ts";
import {
  isUpAfter,
  lastEvent,
  type RequestRecord,
  requestById,
  rowsAfter,
  type Trace,
} from "../sim/trace.ts";
import { claimedRun } from "../testing/claimedRuns.ts";
import { GroundTruth } from "../testing/groundTruth.ts";
import { type Claim, type ClaimOf, isHeardOf } from "./claims.ts";
import { explain } from "./explain.ts";
import { narrate, noteSentence } from "./index.ts";
import { catalogueOf } from "./languages.ts";
import { sceneOf } from "./scene.ts";
import { claimsIn, type Sentence, textOf } from "./sentence.ts";
import type { Voice } from "./voice.ts";

const languages = ["en", "ja", "pt-BR"] as const;
const voices: readonly Voice[] = await Promise.all(
  languages.flatMap((language) =>
    (["plain", "expert"] as const).map(async (wording) => {
      return { catalogue: await catalogueOf(language), wording };
    }),
  ),
);

const runs = Number(process.env["CLAIMED_RUNS"] ?? 200);
const first = Number(process.env["CLAIMED_FROM"] ?? 0);

/** Words that tell who knew what, or what came before what. */
const causal: Readonly<Record<(typeof languages)[number], RegExp>> = {
  en: anyOf(
    "(?:had|having|have) (?:not )?(?:been )?seen|concurrent|was then|although|could (?:not )?know",
    "causal past|came (?:first|before|after|between)|comes first|neither had",
    "replaces it anyway|in between|overruled by|overwrites [^w]|out of date|stale(?: by [^:]*)?:",
  ),
  ja: anyOf(
    "見ずに|見ていな|見ていました|見たうえで|知らずに|知りえ|並行|同時の|が同時",
    "のに、|その間に",
    "先に並ぶ|置き換えられます|古い読み取り",
  ),
  "pt-BR": anyOf(
    "sem ter visto|tinha visto|ter[ia]+ visto|depois de ver|em paralelo|concorrentes|embora",
    "podia saber|passado causal|vem antes|nesse meio-tempo|posterior o substitui",
    "Vencida por um relógio|desatualizada",
  ),
};

function anyOf(...words: readonly string[]): RegExp {
  return new RegExp(words.join("|"), "i");
}

/** What such words say, whichever language they are of: one of these claims, and no other. */
const meanings: readonly (readonly [RegExp, readonly Claim["claim"][]])[] = [
  [anyOf("concurrent|concorrentes|em paralelo|並行|同時の|が同時"), ["concurrent"]],
  [anyOf("could not know|não podia saber|知りえ"), ["could-not-know"]],
  [
    anyOf("without having seen|had not seen|neither had", "sem ter visto|não tinha visto|見ずに"),
    ["not-seen", "overwrites"],
  ],
  [anyOf("(?<!without )having seen|depois de ver|見たうえで"), ["seen"]],
  [anyOf("although it was written|embora tenha sido escrito|先に書かれたのに"), ["before"]],
  [anyOf("out of date|stale(?: by [^:]*)?:|古い読み取り|desatualizada"), ["stale"]],
  [anyOf("replaces it anyway|posterior o substitui|置き換えられます"), ["replaced"]],
];

/** What is said in a part without the claim that it needs; null where nothing is. */
function unclaimedIn(
  { text, claims = [] }: Sentence[number],
  language: (typeof languages)[number],
): string | null {
  const word = claims.length === 0 ? causal[language].exec(text) : null;
  if (word !== null) return word[0];
  const other = meanings.find(
    ([words, kinds]) => words.test(text) && !claims.some(({ claim }) => kinds.includes(claim)),
  );
  return other === undefined ? null : `${other[1].join(" or ")} of “${text}”`;
}

/** Every sentence that is made of a run; those of explanations only where `isFull`. */
function* sentencesOf(trace: Trace, voice: Voice, isFull: boolean): Generator<Sentence> {
  for (const event of trace.events) {
    const isRead = event.ends.some((i) =>
      trace.requests[i]?.operations.some(({ verb }) => verb === "read"),
    );
    const isTold = isRead || event.notes.some(({ kind }) => told.has(kind));
    if (!isTold && event.kind !== "crash") continue;
    yield narrate(trace, event.index, voice);
    const scene = sceneOf(trace, event, voice);
    for (const note of event.notes) yield noteSentence(note, scene, voice);
    const kinds = isFull ? undefined : (["who", "knew", "rule", "outcome"] as const);
    for (const { sentences } of explain(trace, event.index, voice, kinds)) yield* sentences;
  }
}
const told: ReadonlySet<string> = new Set(["conflict", "lost", "certify", "discard", "apply"]);

/** Null where the claim is true of the run. */
function faultOf(truth: GroundTruth, claim: Claim): string | null {
  const holds = isTrue(truth, claim);
  return holds ? null : JSON.stringify(claim);
}

function isTrue(truth: GroundTruth, claim: Claim): boolean {
  switch (claim.claim) {
    case "seen":
      return truth.hasSeen(claim.by, claim.of, claim.row);
    case "not-seen":
      return (
        truth.carriedOut(claim.by, claim.row) !== undefined &&
        truth.carriedOut(claim.of, claim.row) !== undefined &&
        !truth.hasSeen(claim.by, claim.of, claim.row) &&
        isNews(truth, claim)
      );
    case "could-not-know":
      return !truth.hasHeard(claim.by, claim.of, claim.row);
    case "concurrent": {
      const { by, of, row } = claim;
      return !truth.hasHeard(by, of, row) && !truth.hasHeard(of, by, row);
    }
    case "before": {
      const [of, by] = [claim.of, claim.by].map((one) => truth.carriedOut(one, claim.row)?.event);
      return of !== undefined && by !== undefined && of < by;
    }
    case "overwrites":
    case "gone":
      return isTaken(truth, claim);
    case "left":
    case "shadowed":
      return isLeft(truth, claim);
    case "in-order":
    case "nothing-between":
      return isOrdered(truth, claim);
    case "acknowledged":
      return requestById(truth.trace, claim.request)?.outcome === "ok";
    case "lost":
    case "replaced":
    case "kept":
      return isFate(truth, claim);
    case "idle":
      return isIdle(truth, claim.request);
    case "open":
      return Boolean(truth.trace.unfinished);
    case "unacknowledged":
      return requestById(truth.trace, claim.request)?.outcome !== "ok";
    case "read":
      return isRead(truth, claim);
    case "stale":
      return isStale(truth, claim);
    case "would-see":
      return wouldSee(truth, claim);
  }
}

/** Whether a request removed only what its node did not show. */
function isIdle({ trace }: GroundTruth, request: string): boolean {
  const { operations, node, startedBy } = requestById(trace, request) as RequestRecord;
  return operations.some((one) => {
    if (one.verb !== "remove") return false;
    const [version] = rowsAfter(trace, node, startedBy - 1)[one.row] ?? [];
    const [shown] = version?.fields?.[one.field] ?? [];
    return !(Array.isArray(shown?.value) && shown.value.includes(one.value));
  });
}

/** Where the news of a write was when another was carried out, by the kernel's record. */
function isNews(truth: GroundTruth, { by, of, row, news }: ClaimOf<"not-seen">): boolean {
  const [target, source] = [truth.carriedOut(by, row), truth.carriedOut(of, row)];
  if (target === undefined || source === undefined) return false;
  if (truth.hasHeard(by, of, row) !== isHeardOf(news)) return false;
  const { node, event } = target;
  const atUs = truth.trace.events[event]?.atUs ?? 0;
  const sent = truth.trace.messages.filter(
    (one) => one.sentBy === source.event && one.to === node && !one.copy,
  );
  switch (news.kind) {
    case "gone":
      return truth.isShown(node, of, row, 0, event - 1);
    case "hidden": {
      const hasCome = sent.some(({ fate, arrivesUs }) => {
        return fate === "delivered" && (arrivesUs ?? 0) <= atUs;
      });
      const later = truth.isShown(node, of, row, event, lastEvent(truth.trace));
      return hasCome && later === news.yet && !truth.isShown(node, of, row, 0, event - 1);
    }
    case "unshown":
      return !truth.isShown(node, of, row, 0, event - 1);
    case "flying":
      return sent.some(({ sentUs, arrivesUs, fate }) => {
        return (
          sentUs <= atUs && arrivesUs === news.arrivesUs && arrivesUs >= atUs && fate !== "lost"
        );
      });
    case "held":
      return sent.some(({ leftUs }) => leftUs === null || leftUs > atUs);
    case "lost":
      return sent.some(({ fate }) => fate === "lost" || fate === "cut");
    case "down":
      return sent.some(({ fate }) => fate === "down");
    case "unsent":
      return sent.length === 0;
    case "later":
      return source.event > event;
  }
}

function isTaken(truth: GroundTruth, claim: ClaimOf<"overwrites"> | ClaimOf<"gone">): boolean {
  const { event } = claim;
  const row = claim.row ?? "";
  const node = truth.trace.events[event]?.node ?? "";
  const of = claim.claim === "gone" ? claim.request : claim.of;
  const isGone =
    truth.shown(node, event - 1, row).has(of) && !truth.shown(node, event, row).has(of);
  if (claim.claim === "gone") return isGone;
  return isGone && !truth.hasSeen(claim.by, of, row);
}

function isLeft(truth: GroundTruth, claim: ClaimOf<"left"> | ClaimOf<"shadowed">): boolean {
  const { request, row } = claim;
  const carried = row === null ? undefined : truth.carriedOut(request, row);
  if (carried === undefined || row === null) return false;
  const isShown = truth.shown(carried.node, carried.event, row).has(request);
  if (claim.claim === "shadowed") return !isShown;
  const [version] = rowsAfter(truth.trace, carried.node, carried.event)[row] ?? [];
  const value = version?.fields?.[claim.field]?.[0]?.value;
  return isShown && JSON.stringify(value) === JSON.stringify(claim.value);
}

/** The order of certification, as all nodes noted it. */
function isOrdered(
  truth: GroundTruth,
  claim: ClaimOf<"in-order"> | ClaimOf<"nothing-between">,
): boolean {
  const certified = notesOf(truth.trace, "certify");
  const placeOf = (request: string): number =>
    certified.find((note) => note.request === request)?.sequence ?? Number.NaN;
  if (claim.claim === "in-order") {
    const places = [placeOf(claim.first), placeOf(claim.second)];
    const timeOf = (request: string) => certified.find((note) => note.request === request)?.time;
    return (
      (places[0] as number) < (places[1] as number) &&
      JSON.stringify(places) === JSON.stringify(claim.sequences) &&
      timeOf(claim.first) === claim.times[0] &&
      timeOf(claim.second) === claim.times[1]
    );
  }
  const { request } = claim;
  const writes = notesOf(truth.trace, "write");
  const rows = writes.filter((note) => note.request === request).map(({ row }) => row);
  return writes.every(
    ({ request: other, row }) =>
      other === request ||
      !rows.includes(row) ||
      !(placeOf(other) < placeOf(request)) ||
      truth.hasSeen(request, other, row),
  );
}

function notesOf<Kind extends NoteKind>(trace: Trace, kind: Kind) {
  return trace.events.flatMap(({ notes }) =>
    notes.filter((note): note is Extract<Note, { kind: Kind }> => note.kind === kind),
  );
}

type FateClaim = Extract<Claim, { readonly claim: Fate }>;

/** What became of a write, by the rows at the end and by who noted that it stood over whom. */
function isFate(truth: GroundTruth, { claim, request, row }: FateClaim): boolean {
  const { trace } = truth;
  const rows = [...new Set(requestById(trace, request)?.operations.map((one) => one.row) ?? [])];
  const all = rows.filter((one) => row === null || one === row);
  if (claim === "replaced") {
    return notesOf(trace, "write").some(
      (note) =>
        note.request !== request &&
        all.includes(note.row) &&
        note.written.some(({ over }) => over.includes(request)),
    );
  }
  const end = lastEvent(trace);
  const up = trace.nodes.filter((node) => isUpAfter(trace, node, end));
  const isEverywhere = (isThere: typeof isHeld): boolean =>
    up.every((node) =>
      all.every((one) => isThere(truth, request, one, rowsAfter(trace, node, end)[one] ?? [])),
    );
  if (requestById(trace, request)?.outcome !== "ok") return false;
  return claim === "kept" ? isEverywhere(isContained) : !isEverywhere(isHeld);
}

/** Whether every value of a request is shown as its own. */
function isHeld({ trace }: GroundTruth, request: string, row: string, view: RowView): boolean {
  return notesOf(trace, "write")
    .filter((note) => note.request === request && note.row === row)
    .every(({ written }) =>
      written.every(({ field, value }) =>
        view.some(({ fields, holds }) =>
          field === null
            ? holds.includes(request) && (fields === null) === (value === false)
            : fields?.[field]?.some((version) => version.holds.includes(request)) === true,
        ),
      ),
    );
}

/** Whether what a request did is in the values, whoever wrote them last. */
function isContained(truth: GroundTruth, request: string, row: string, view: RowView): boolean {
  const fieldsOf = (field: string): readonly FieldVersion[] =>
    view.flatMap(({ fields }) => fields?.[field] ?? []);
  const isUnder = (field: string): boolean =>
    fieldsOf(field).some(({ holds }) =>
      holds.some((one) => one === request || truth.isUnder(one, request, row)),
    );
  const has = (field: string, item: unknown): boolean =>
    fieldsOf(field).some(({ value }) => Array.isArray(value) && value.includes(item as Scalar));
  const { operations } = requestById(truth.trace, request) as RequestRecord;
  return operations.every((one, i) => {
    if (one.row !== row || operations.slice(i + 1).some((later) => later.row === row)) return true;
    switch (one.verb) {
      case "delete":
        return view.some(({ fields }) => fields === null);
      case "insert":
      case "update":
        return Object.keys(one.set).every(isUnder);
      case "increment":
        return isUnder(one.field);
      case "add":
        return has(one.field, one.value);
      case "remove":
        return !has(one.field, one.value) || fieldsOf(one.field).length > 1;
      default:
        return true;
    }
  });
}

/** Whether the answer says so, and some node showed it while the request was open. */
function isRead({ trace }: GroundTruth, claim: ClaimOf<"read">): boolean {
  const { reply, operations, startedBy, endedBy } = requestById(trace, claim.request) ?? {};
  const answer = reply?.outcome === "ok" ? reply.reads[claim.position] : undefined;
  const saysSo = (view: RowView = []): boolean => {
    const present = view.filter(({ fields }) => fields !== null);
    if (claim.fields === null) return present.length === 0;
    return claim.fields.every(({ field, values, orDeleted }) => {
      const own = present.flatMap(({ fields }) => fields?.[field] ?? []).map(({ value }) => value);
      return (
        present.length > 0 &&
        JSON.stringify(own) === JSON.stringify(values) &&
        orDeleted === present.length < view.length
      );
    });
  };
  if (answer?.row !== claim.row || !saysSo(answer.view)) return false;
  // What a transaction reads after it has written, no node shows before it ends.
  if (operations?.some(({ verb }) => verb !== "read")) return true;
  const from = Math.max(0, (startedBy ?? 0) - 1);
  return trace.nodes.some((node) => {
    for (let event = from; event <= (endedBy ?? 0); event += 1) {
      if (saysSo(rowsAfter(trace, node, event)[claim.row])) return true;
    }
    return false;
  });
}

/** Whether each write that is missed was done, is not in what was read, and stands over that. */
function isStale(truth: GroundTruth, claim: ClaimOf<"stale">): boolean {
  const { trace } = truth;
  const { row, places, byUs } = claim;
  const reader = requestById(trace, claim.request) as RequestRecord;
  const { reply, startedBy, atUs } = reader;
  if (reply?.outcome !== "ok" || places.length === 0) return false;
  const view = reply.reads[claim.position]?.view ?? [];
  const done = places.flatMap(({ missed }) => missed).map((one) => requestById(trace, one));
  const first = Math.min(...done.map((one) => one?.doneUs ?? Number.NaN));
  if (byUs !== atUs - first) return false;
  if (done.some((one) => one?.outcome !== "ok" || one.endedBy >= startedBy)) return false;
  return places.every(({ field, missed }) => {
    const versions = view.flatMap(({ fields, holds }) =>
      field === null ? [holds] : (fields?.[field] ?? []).map((version) => version.holds),
    );
    const holders = versions.flat();
    const isOfStart = versions.length === 0 || versions.some(({ length }) => length === 0);
    return missed.every(
      (one) =>
        truth.wroteIn(one, row, field) &&
        !holders.some((held) => held === one || truth.standsOver(held, one, row, field)) &&
        (isOfStart || holders.some((held) => truth.standsOver(one, held, row, field))),
    );
  });
}

/** Runs the scenario with the request so much later, and looks. */
function wouldSee({ trace }: GroundTruth, claim: ClaimOf<"would-see">): boolean {
  const [by, of] = [claim.by, claim.of].map((id) => requestById(trace, id));
  const { scenario, mode, options } = trace;
  const script = scenario.script
    .map((one) => (one.index === by?.entry ? { ...one, atUs: one.atUs + claim.byUs } : one))
    .sort((a, b) => a.atUs - b.atUs || a.index - b.index);
  const changed = simulate({ ...scenario, script }, mode, { options });
  const same = (one: RequestRecord | undefined): string =>
    changed.requests.find(({ entry, attempt }) => {
      return entry === one?.entry && attempt === one.attempt;
    })?.id ?? "r0";
  return new GroundTruth(changed).hasSeen(same(by), same(of), claim.row);
}

describe("what sentences claim", () => {
  const seen = new Map<string, number>();
  it(`is true in ${runs} random runs, in every language and wording`, () => {
    const faults = new Set<string>();
    for (let n = first; n < first + runs; n += 1) {
      const trace = claimedRun(n);
      const truth = new GroundTruth(trace);
      const judged = new Map<string, string | null>();
      for (const [v, voice] of voices.entries()) {
        for (const sentence of sentencesOf(trace, voice, v === 0 && n % 9 === 0)) {
          for (const claim of claimsIn(sentence)) {
            const key = JSON.stringify(claim);
            if (!judged.has(key)) judged.set(key, faultOf(truth, claim));
            const kind = claim.claim === "not-seen" ? `not-seen ${claim.news.kind}` : claim.claim;
            seen.set(kind, (seen.get(kind) ?? 0) + 1);
            const fault = judged.get(key);
            if (fault != null && faults.size < 10) {
              faults.add(`run ${n} (${trace.mode.about.id}): ${fault} in “${textOf(sentence)}”`);
            }
          }
          for (const part of sentence) {
            const word = unclaimedIn(part, languages[v >> 1] ?? "en");
            if (word !== null && faults.size < 10) {
              faults.add(`no claim: ${word} in “${textOf(sentence)}”`);
            }
          }
        }
      }
    }
    expect([...faults]).toEqual([]);
  }, 3_600_000);
  it.runIf(runs >= 200)("is of every kind that is not rare", () => {
    const kinds = ["seen", "concurrent", "could-not-know", "before", "left", "shadowed"];
    const news = ["gone", "hidden", "unshown", "flying", "held", "lost", "unsent", "later"];
    const others = ["in-order", "nothing-between", "overwrites", "would-see", "read", "stale"];
    const fates = ["acknowledged", "lost", "replaced", "kept"];
    const expected = [...kinds, ...news.map((one) => `not-seen ${one}`), ...others, ...fates];
    expect(expected.filter((kind) => !seen.has(kind))).toEqual([]);
  });
});

describe("templates", () => {
  const folder = new URL(".", import.meta.url);
  const files = readdirSync(folder).filter((name) => /^(?:en|ja|ptBR)[A-Z]?\w*\.ts$/.test(name));
  it("say causal words only where they carry claims", () => {
    const faults = files
      .filter((name) => !name.endsWith("Causal.ts"))
      .flatMap((name) => {
        const language = name.startsWith("en") ? "en" : name.startsWith("ja") ? "ja" : "pt-BR";
        const code = readFileSync(new URL(name, folder), "utf8").replace(
          /^\s*(?:\/\/|\/?\*).*$/gm,
          "",
        );
        const found = causal[language].exec(code.replace(/\s+/g, " "));
        return found === null ? [] : [`${name}: ${found[0]}`];
      });
    expect(faults).toEqual([]);
  });
});
