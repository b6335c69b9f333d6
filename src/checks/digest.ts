// The fingerprint of a run, for "is this the same run?": equal in every JavaScript engine, time
// zone and locale, and different as soon as anything that happened differs. What is only said about
// a run (titles, labels) does not count.
import { showTable } from "../data/view.ts";
import { canonical } from "../lib/canonical.ts";
import { Digest } from "../lib/hash.ts";
import { lastEvent, rowsAfter, type Trace } from "../sim/trace.ts";
import { perTrace } from "./perTrace.ts";

/** Sixteen hexadecimal digits over mode, options, events, messages, requests and final rows. */
export const digest = perTrace((trace: Trace): string => {
  const steps = digestSteps(trace);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
});

/**
 * The same digits, computed piece by piece, for a page that must not stand still: they take some
 * sixty microseconds an event.
 */
export function* digestSteps(trace: Trace): Generator<undefined, string> {
  const sum = new Digest();
  const { mode, options, stopped, endedUs } = trace;
  sum.add(canonical({ mode: mode.about.id, options, stopped, endedUs }));
  for (const event of trace.events) {
    sum.add(canonical(event));
    yield;
  }
  // Bodies are shared between the messages of a broadcast: each is put in words once.
  const bodies = new Map<unknown, string>();
  for (const { body, ...message } of trace.messages) {
    const text = bodies.get(body) ?? canonical(body);
    bodies.set(body, text);
    sum.add(canonical(message)).add(text);
    yield;
  }
  for (const request of trace.requests) sum.add(canonical(request));
  for (const node of trace.nodes) {
    sum.add(canonical(showTable(rowsAfter(trace, node, lastEvent(trace)))));
    yield;
  }
  return sum.hex();
}
