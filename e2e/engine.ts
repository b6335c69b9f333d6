// The engine and the session in Node, for journeys that compare the page with a run of their own.
export { narrate, sentence } from "../src/narrate/index.ts";
export { catalogueOf } from "../src/narrate/languages.ts";
export { textOf } from "../src/narrate/sentence.ts";
export { formatLink } from "../src/scenarios/link.ts";
export { measuredDocument } from "../src/scenarios/measuredDocument.ts";
export type { ScenarioDocument } from "../src/scenarios/schema.ts";
export { capRowOf } from "../src/session/capTable.ts";
export { coneOf } from "../src/session/causality.ts";
export { compareEvents } from "../src/session/comparison.ts";
export { momentOf } from "../src/session/moment.ts";
export { libraryEntries } from "../src/session/opening.ts";
export { linearizableOf, scoresOf } from "../src/session/scores.ts";
export { hashOf } from "../src/session/sharing.ts";
export { activeSteps, createSession } from "../src/session/store.ts";
export { linesOf } from "../src/session/subject.ts";
export { eventsOfInstant, toldAt } from "../src/session/telling.ts";
export { verdictOf } from "../src/session/verdict.ts";
export { eventIndexAt, rowsAfter } from "../src/sim/trace.ts";
