// The engine and the session in Node, for journeys that compare the page with a run of their own.
export { narrate, sentence } from "../src/narrate/index.ts";
export { catalogueOf } from "../src/narrate/languages.ts";
export { textOf } from "../src/narrate/sentence.ts";

import "../src/scenarios/link/packing.ts";

export { formatLink } from "../src/scenarios/link.ts";
export { measuredDocument } from "../src/scenarios/measuredDocument.ts";
export type { ScenarioDocument } from "../src/scenarios/schema.ts";
export { capRowOf } from "../src/session/judging/capTable.ts";
export { coneOf } from "../src/session/judging/causality.ts";
export { compareEvents } from "../src/session/judging/comparison.ts";
export { linearizableOf, scoresOf } from "../src/session/judging/scores.ts";
export { verdictOf } from "../src/session/judging/verdict.ts";
export { hashOf } from "../src/session/keeping/sharing.ts";
export { libraryEntries } from "../src/session/opening.ts";
export { momentOf } from "../src/session/run/moment.ts";
export { linesOf } from "../src/session/run/subject.ts";
export { eventsOfInstant, toldAt } from "../src/session/run/telling.ts";
export { activeSteps, createSession } from "../src/session/store.ts";
export { eventIndexAt, rowsAfter } from "../src/sim/trace.ts";
