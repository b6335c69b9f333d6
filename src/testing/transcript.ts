// A run as text that a reviewer can read: every event with what it sent, answered and noted, then
// the final tables.
import { showTable } from "../data/view.ts";
import { canonical } from "../lib/canonical.ts";
import { linkId } from "../sim/scenario.ts";
import {
  isUpAfter,
  labelOf,
  lastEvent,
  type MessageRecord,
  rowsAfter,
  type Trace,
  type TraceEvent,
} from "../sim/trace.ts";

/** The transcript of a trace. Background events are left out unless asked for. */
export function transcript(trace: Trace, withBackground = false): string {
  const lines: string[] = [];
  for (const event of trace.events) {
    if (event.background && !withBackground && event.notes.length === 0) continue;
    lines.push(...eventLines(trace, event, withBackground));
  }
  lines.push("");
  const last = lastEvent(trace);
  for (const node of trace.nodes) {
    const state = isUpAfter(trace, node, last) ? "" : " (down)";
    lines.push(`${node}${state}: ${canonical(showTable(rowsAfter(trace, node, last)))}`);
  }
  lines.push(`stopped: ${trace.stopped} at ${ms(trace.endedUs)}`);
  return `${lines.join("\n")}\n`;
}

const ms = (us: number): string => `${us / 1000} ms`;

function eventLines(trace: Trace, event: TraceEvent, withBackground: boolean): readonly string[] {
  const details = [
    ...event.notes.map((note) => {
      const { kind, ...rest } = note;
      return `note ${kind} ${canonical(rest)}`;
    }),
    ...event.ends.map((index) => endLine(trace, index)),
    ...event.sends
      .map((index) => trace.messages[index] as MessageRecord)
      .filter((message) => withBackground || !message.background)
      .map((message) => sendLine(trace, message)),
  ];
  if (event.kind === "start" && details.length === 0) return [];
  return [`${ms(event.atUs)} ${headline(trace, event)}`, ...details.map((line) => `    ${line}`)];
}

function headline(trace: Trace, event: TraceEvent): string {
  const where = event.node === null ? "" : `${event.node} `;
  switch (event.kind) {
    case "request": {
      const request = trace.requests[event.request];
      const attempt = request?.attempt === 1 ? "" : ` (attempt ${request?.attempt})`;
      return `${where}request ${request?.id}${attempt} ${canonical(request?.operations)}`;
    }
    case "deliver": {
      const message = trace.messages[event.message] as MessageRecord;
      const lost = message.fate === "down" ? " (the node is down)" : "";
      return `${where}receives from ${message.from}: ${labelText(trace, message)}${lost}`;
    }
    case "timer":
      return `${where}timer ${event.timer}`;
    case "timeout":
      return `${where}timeout of ${trace.requests[event.request]?.id}`;
    default: {
      const {
        index: _index,
        atUs: _atUs,
        kind: _kind,
        ...entry
      } = trace.scenario.script[
        trace.scenario.script.findIndex((one) => one.index === event.entry)
      ] ?? { index: 0, atUs: 0, kind: "" };
      return `${where}${event.kind} ${event.entry < 0 ? "" : canonical(entry)}`.trimEnd();
    }
  }
}

function labelText(trace: Trace, message: MessageRecord): string {
  const { kind, text } = labelOf(trace, message);
  return text === "" ? kind : `${kind} ${text}`;
}

function endLine(trace: Trace, index: number): string {
  const request = trace.requests[index];
  if (request === undefined) return "";
  const code = request.code === null ? "" : ` ${request.code}`;
  const reads =
    request.reply?.outcome === "ok" && request.reply.reads.length > 0
      ? ` reads ${canonical(
          request.reply.reads.map(({ row, field, view }) => [row, field, view ?? null]),
        )}`
      : "";
  return `reply ${request.id} ${request.outcome}${code}${reads}`;
}

function sendLine(trace: Trace, message: MessageRecord): string {
  const { arrivesUs, fate } = message;
  const arrival = arrivesUs === null ? "" : `, arrives ${ms(arrivesUs)}`;
  const trouble = fate === "delivered" || fate === "flying" ? "" : ` [${fate}]`;
  const copy = message.copy ? " (copy)" : "";
  const label = labelText(trace, message);
  return `send ${linkId(message.from, message.to)} ${label}${copy}${arrival}${trouble}`;
}
