// The engine and the session in Node, for journeys that compare the page with a run of their own.
// Node wants the file ending that `seedrandom/lib/alea` leaves to the bundler, so it is resolved
// here, before the engine is loaded.
import { register } from "node:module";

const resolver = `export const resolve = (specifier, context, next) =>
  next(specifier === "seedrandom/lib/alea" ? specifier + ".js" : specifier, context);`;
register(`data:text/javascript,${encodeURIComponent(resolver)}`);

const store = await import("../src/session/store.ts");
const opening = await import("../src/session/opening.ts");
const telling = await import("../src/session/telling.ts");
const moment = await import("../src/session/moment.ts");
const subject = await import("../src/session/subject.ts");
const verdict = await import("../src/session/verdict.ts");
const trace = await import("../src/sim/trace.ts");
const prose = await import("../src/narrate/index.ts");

export const { activeInstants, createSession } = store;
export const { libraryEntries } = opening;
export const { eventsOfInstant, toldAt } = telling;
export const { momentOf } = moment;
export const { linesOf } = subject;
export const { verdictOf } = verdict;
export const { eventIndexAt, rowsAfter } = trace;
export const { narrate } = prose;
