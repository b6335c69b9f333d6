// Every event and every note in English.

import { isWrite, type Operation } from "../data/operation.ts";
import { refusals } from "../data/refusal.ts";
import { unreachable } from "../lib/assert.ts";
import type { RequestRecord } from "../sim/trace.ts";
import type { Catalogue, NoteOf, Scene } from "./catalogue.ts";
import { conflictSentence } from "./conflict.ts";
import { notes } from "./enNotes.ts";
import { plain, type Sentence, strong, trouble } from "./sentence.ts";
import { milliseconds, possessive, valueText } from "./words.ts";

const list = (items: readonly string[]): string =>
  items.length < 2
    ? (items[0] ?? "nobody")
    : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

const row = (id: string, field?: string): string => (field === undefined ? id : `${id} ${field}`);

function operation(one: Operation): string {
  switch (one.verb) {
    case "insert":
    case "update": {
      const values = Object.entries(one.set).map(
        ([name, value]) => `${name} = ${valueText(value)}`,
      );
      return `${one.verb} ${one.row} (${values.join(", ")})`;
    }
    case "delete":
      return `delete ${one.row}`;
    case "increment":
      return one.by < 0
        ? `take ${-one.by} from ${row(one.row, one.field)}`
        : `add ${one.by} to ${row(one.row, one.field)}`;
    case "add":
      return `add ${valueText(one.value)} to ${row(one.row, one.field)}`;
    case "remove":
      return `remove ${valueText(one.value)} from ${row(one.row, one.field)}`;
    case "splice":
      return `edit ${row(one.row, one.field)}`;
    case "read":
      return `read ${row(one.row, one.field)}`;
    case "require":
      return `require ${row(one.row, one.field)} ${
        one.equals === undefined ? `≥ ${one.min}` : `= ${valueText(one.equals)}`
      }`;
    default:
      return unreachable(one);
  }
}

function requestSentence(scene: Scene): Sentence {
  const { started, here } = scene;
  if (started === undefined) return [];
  const who = started.client === started.node ? "A client" : started.client;
  const again = started.attempt > 1 ? ` again (try ${started.attempt})` : "";
  const what = list(started.operations.map(operation));
  return [plain(`${who} at ${here} asks${again}: ${what}.`)];
}

function ended(request: RequestRecord, scene: Scene): Sentence {
  const where = scene.name(request.node);
  const wait = (request.doneUs ?? request.atUs) - request.atUs;
  switch (request.outcome) {
    case "ok":
      return [
        strong(`${where} says OK ${wait === 0 ? "at once" : `after ${milliseconds(wait)}`}.`),
      ];
    case "refused":
      return [strong(`${where} refuses: `), plain(lowerFirst(refusalText(request)))];
    case "unknown":
      return [strong(`The client at ${where} does not know the outcome.`)];
  }
}

function loss(note: NoteOf<"lost">, scene: Scene): Sentence {
  const request = scene.request(note.request);
  if (request === undefined) return [];
  const what = list(request.operations.filter(isWrite).map(operation));
  const owner = scene.name(request.node);
  return [trouble("Lost: "), plain(`${possessive(owner)} “${what}”, which had its OK.`)];
}

function refusalText(request: RequestRecord): string {
  return request.code === null ? "it cannot be done." : refusals[request.code].text;
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** "Tokyo | London and São Paulo" */
function groups(scene: Scene): string {
  if (scene.entry?.kind !== "partition") return "";
  return scene.entry.groups.map((group) => scene.names(group)).join(" | ");
}

function links(scene: Scene): string {
  if (scene.entry?.kind !== "cut" && scene.entry?.kind !== "link") return "";
  const ends = scene.entry.links.map((link) => link.split(">") as [string, string]);
  const [first] = ends;
  if (first === undefined) return "";
  const isBoth = ends.some(([from, to]) => from === first[1] && to === first[0]);
  const arrow = isBoth ? "–" : " to ";
  return `${scene.name(first[0])}${arrow}${scene.name(first[1])}`;
}

function deliverSentence(scene: Scene): Sentence {
  const { message, here } = scene;
  if (message === undefined) return [];
  const { kind, text, role } = scene.label(message);
  // What carries data is quoted to the letter; the rest may name nodes.
  const shown = role === "replicate" || role === "forward" ? text : scene.named(text);
  const what = text === "" ? kind : `${kind} ${shown}`;
  if (message.fate === "down") {
    return [plain(`${here} is down: “${what}” from ${scene.name(message.from)} is lost.`)];
  }
  return [plain(`${here} receives “${what}” from ${scene.name(message.from)}.`)];
}

function clockSentence(scene: Scene): Sentence {
  if (scene.entry?.kind !== "clock") return [];
  const { node, offsetUs } = scene.entry;
  const where = offsetUs === 0 ? "right" : offsetUs > 0 ? "fast" : "slow";
  const amount = offsetUs === 0 ? "" : `${milliseconds(Math.abs(offsetUs))} `;
  return [plain(`${possessive(scene.name(node))} clock is now ${amount}${where}.`)];
}

function commandSentence(scene: Scene): Sentence {
  if (scene.entry?.kind !== "command") return [];
  const { command } = scene.entry;
  return command.command === "promote"
    ? [plain(`An operator promotes ${scene.name(command.node)}.`)]
    : [plain(`An operator moves ${command.row} to ${scene.name(command.to)}.`)];
}

export const en: Catalogue = {
  events: {
    start: ({ here }) => [plain(`${here} starts.`)],
    request: requestSentence,
    deliver: deliverSentence,
    timer: ({ here, sentCount }) => [
      plain(
        sentCount > 0 ? `${here} has waited long enough and goes on.` : `A timer ends at ${here}.`,
      ),
    ],
    command: commandSentence,
    crash: ({ here }) => [trouble(`${here} crashes.`), plain(" What was only in memory is gone.")],
    restart: ({ here }) => [plain(`${here} restarts with what it had stored.`)],
    timeout: ({ here, started }) => [
      plain(`The client at ${here} gives up waiting for ${started?.id ?? "its request"}.`),
    ],
    partition: (scene) => [strong(`The network splits: ${groups(scene)}.`)],
    heal: (scene) => [strong(`The network heals: ${groups(scene)} hear each other again.`)],
    cut: (scene) => [strong(`The link ${links(scene)} is cut.`)],
    mend: (scene) => [strong(`The link ${links(scene)} works again.`)],
    link: (scene) => [plain(`The link ${links(scene)} changes.`)],
    "link-end": (scene) => [plain(`The link ${links(scene)} is back to normal.`)],
    clock: clockSentence,
    say: ({ entry }) => [plain(entry?.kind === "say" ? entry.text : "")],
  },
  notes: { ...notes, conflict: conflictSentence },
  loss,
  ended,
  refusal: (code) => refusals[code].text,
  operation,
  value: valueText,
  row,
  list,
};
