// Checks of lessons: what the author of a lesson says of its runs, in short, such as `L=80 ^152`
// (London shows 80 from 152 ms on), `r1 ok@201` or `lost r1`. Each is worked out from the trace.
import { findings } from "../../checks/findings.ts";
import { type ShownValue, shownField } from "../../data/view.ts";
import { defined } from "../../lib/assert.ts";
import { isPeaceful } from "../../sim/note.ts";
import {
  eventIndexAt,
  lastEvent,
  requestById,
  rowsAfter,
  stateAfter,
  type Trace,
} from "../../sim/trace.ts";

/** Cities by the letter on their mark. */
const cities: Readonly<Record<string, string>> = {
  T: "tokyo",
  L: "london",
  S: "saopaulo",
  O: "osaka",
  V: "virginia",
  K: "stockholm",
};

/** What a check says of one run, in the same words as the check: equal words, and it holds. */
type Measure = (trace: Trace, words: RegExpExecArray, subject: string) => string;

/**
 * What the runs of a lesson (one for each mode) show in place of a check: the check itself where it
 * holds. `subject` is the row and field that is meant where the check names none.
 */
export function shown(check: string, runs: readonly Trace[], subject: string): string {
  const parts = /^(given )?(?:m(\d): )?(?:\{(.+?)\} )?(.*)$/.exec(check) ?? [];
  const [, given = "", mode = "1", field = subject, said = ""] = parts;
  const trace = defined(runs[Number(mode) - 1], `run ${mode}`);
  for (const [pattern, measure] of measures) {
    const words = pattern.exec(said);
    if (words === null) continue;
    const prefix = check.slice(0, check.length - said.length);
    return prefix + measure(trace, words, field);
  }
  throw new Error(`no such check: ${given}${said}`);
}

const measures: readonly (readonly [RegExp, Measure])[] = [
  [/^(\w=\S+(?: \w=\S+)*)( [@^]\d+)?$/, showsValues],
  [/^(vec|rights) (\w)=?(.+?)([@^]\d+)$/, showsKnowledge],
  [/^(r\d+) (ok)@(\d+)\.\.(\d+)$/, endsWithin],
  [/^(r\d+) waits@(\d+)$/, waits],
  [/^(r\d+) reads .*$/, readsValues],
  [/^(r\d+) \w+@\d+$/, ends],
  [/^equal (?:@\d+|never)$/, isEqual],
  [/^lost .*$/, loses],
  [/^(conf|merged) .*$/, meets],
  [/^stale \d+$/, (trace) => `stale ${findings(trace).staleReads}`],
  [/^sum=\d+$/, sums],
  [/^requests \d+$/, (trace) => `requests ${trace.requests.length}`],
  [/^ends@\d+$/, (trace) => `ends@${ms(trace.endedUs)}`],
];

const ms = (us: number | null): string => (us === null ? "never" : String(us / 1000));

/** What is so at the end, after all events of an instant (`@`), or from an instant on (`^`). */
function atTime(trace: Trace, time: string, see: (event: number) => string): string {
  const [, sign, at] = /([@^])(\d+)/.exec(time) ?? [];
  if (at === undefined) return see(lastEvent(trace));
  const us = Number(at) * 1000;
  const now = see(eventIndexAt(trace, us));
  const before = eventIndexAt(trace, us - 1);
  const isNew = sign === "@" || before < 0 || see(before) !== now;
  return isNew ? now + time : `${now} before ${at}`;
}

function showsValues(trace: Trace, words: RegExpExecArray, subject: string): string {
  const [, said = "", time = ""] = words;
  const letters = said.split(" ");
  return atTime(trace, time, (event) =>
    letters
      .map(([letter = ""]) => `${letter}=${valueAt(trace, cityOf(letter), subject, event)}`)
      .join(" "),
  );
}

const cityOf = (letter: string): string => defined(cities[letter], `city ${letter}`);

function splitTerm(term: string): readonly [row: string, field: string] {
  const dot = term.lastIndexOf(".");
  return [term.slice(0, dot), term.slice(dot + 1)];
}

function valueAt(trace: Trace, node: string, subject: string, event: number): string {
  const [row, field] = splitTerm(subject);
  return textOf(shownField(rowsAfter(trace, node, event)[row], field));
}

function textOf(value: ShownValue): string {
  if (value === null) return "∅";
  if (Array.isArray(value)) return `{${value.join(",")}}`;
  if (typeof value === "object" && "siblings" in value) return value.siblings.map(textOf).join("|");
  return String(value);
}

/** A version vector, or the rights of a bounded counter, in the order of the nodes. */
function showsKnowledge(trace: Trace, words: RegExpExecArray, subject: string): string {
  const [, kind = "", letter = "", , time = ""] = words;
  const [row] = splitTerm(subject);
  return atTime(trace, time, (event) => {
    const known = trace.mode.knows(stateAfter(trace, cityOf(letter), event), row);
    const counts =
      known?.kind === "vector" ? known.vector : known?.kind === "rights" ? known.rights : {};
    const numbers = trace.nodes.map((node) => counts[node] ?? 0);
    if (kind === "vec") return `vec ${letter}[${numbers.join(",")}]`;
    return `rights ${letter}=${numbers.join("/")}`;
  });
}

function ends(trace: Trace, [, id = ""]: RegExpExecArray): string {
  const request = requestById(trace, id);
  const how = request?.outcome === "refused" ? request.code : request?.outcome;
  return `${id} ${how}@${ms(request?.doneUs ?? null)}`;
}

function endsWithin(trace: Trace, words: RegExpExecArray): string {
  const [said, id, outcome, from, to] = words;
  const request = requestById(trace, id ?? "");
  const at = (request?.doneUs ?? Number.POSITIVE_INFINITY) / 1000;
  const fits = request?.outcome === outcome && at >= Number(from) && at <= Number(to);
  return fits ? said : ends(trace, words);
}

function waits(trace: Trace, words: RegExpExecArray): string {
  const [said, id = "", at] = words;
  const request = requestById(trace, id);
  const us = Number(at) * 1000;
  const isOpen = request !== undefined && request.atUs <= us && (request.doneUs ?? us + 1) > us;
  return isOpen ? said : ends(trace, words);
}

function readsValues(trace: Trace, [, id = ""]: RegExpExecArray, subject: string): string {
  const reply = requestById(trace, id)?.reply;
  const results = reply?.outcome === "ok" ? reply.reads : [];
  const [, field] = splitTerm(subject);
  const values = results.map((read) => textOf(shownField(read.view, read.field ?? field)));
  return `${id} reads ${values.join(",")}`;
}

function isEqual(trace: Trace): string {
  const { convergedAtUs } = findings(trace);
  return convergedAtUs === null ? "equal never" : `equal @${ms(convergedAtUs)}`;
}

const listed = (items: readonly string[]): string => (items.length === 0 ? "-" : items.join(","));

function loses(trace: Trace): string {
  return `lost ${listed(findings(trace).lostWrites)}`;
}

/** Where and when nodes noticed conflicts of which one loses or all stay, or merged in peace. */
function meets(trace: Trace, [, kind = ""]: RegExpExecArray): string {
  const found = findings(trace).conflicts.filter(
    ({ rule }) => isPeaceful(rule) === (kind === "merged"),
  );
  const letterOf = (city: string): string =>
    defined(
      Object.keys(cities).find((letter) => cities[letter] === city),
      `letter of ${city}`,
    );
  const places = found.map(({ node, atUs }) => `${letterOf(node)}${ms(atUs)}`);
  return `${kind} ${listed([...new Set(places)])}`;
}

/** The sum that the scenario's own rule is about, as the first node shows it at the end. */
function sums(trace: Trace): string {
  const rule = defined(
    trace.scenario.invariants.find(({ kind }) => kind === "sum"),
    "a rule about a sum",
  );
  const terms = rule.kind === "sum" ? rule.terms : [];
  const of = (node: string): number =>
    terms.reduce(
      (sum, { row, field }) =>
        sum + Number(valueAt(trace, node, `${row}.${field}`, lastEvent(trace))),
      0,
    );
  return `sum=${[...new Set(trace.nodes.map(of))].join(" or ")}`;
}
