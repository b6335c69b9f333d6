// A run in the log format of ShiViz (Beschastnikh et al., "Debugging distributed systems", CACM
// 59(8), 2016): for each event its node, its vector clock as JSON, and on the next line a text. Its
// default parser reads this as it is.
import { labelOf, type Trace, type TraceEvent } from "../../sim/trace.ts";

/**
 * The log, two lines an event. ShiViz wants every step of every clock, so background events are
 * there too; what is no step of a node's own (the start, a client's timeout, events of the world)
 * is not. `describe` gives the text.
 */
export function shivizLog(
  trace: Trace,
  describe: (event: TraceEvent) => string = (event) => plainText(trace, event),
): string {
  const last = trace.nodes.map(() => 0);
  const lines: string[] = [];
  for (const event of trace.events) {
    const i = event.node === null ? -1 : trace.nodes.indexOf(event.node);
    const own = event.clock[i] ?? 0;
    if (event.node === null || own === last[i]) continue;
    last[i] = own;
    lines.push(`${event.node} ${clockText(trace, event)}`, oneLine(describe(event)));
  }
  return `${lines.join("\n")}\n`;
}

/** Nodes without an event in the past are left out, as ShiViz does itself. */
function clockText(trace: Trace, { clock }: TraceEvent): string {
  const entries = trace.nodes.map((node, i) => [node, clock[i] ?? 0] as const);
  return JSON.stringify(Object.fromEntries(entries.filter(([, count]) => count > 0)));
}

function plainText(trace: Trace, event: TraceEvent): string {
  const message = trace.messages[event.message];
  if (message !== undefined) {
    const { kind, text } = labelOf(trace, message);
    return `receives ${kind} ${text} from ${message.from}`.replaceAll("  ", " ");
  }
  const request = trace.requests[event.request];
  if (request !== undefined) {
    const operations = request.operations.map(({ verb, row }) => `${verb} ${row}`);
    return `${event.kind} ${request.id}: ${operations.join(", ")}`;
  }
  return event.timer === null ? event.kind : `${event.kind} ${event.timer}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}
