// What panels say in English: a headline, one line of why, and what an OK needs.
import type { Limit } from "../sim/limits.ts";
import type { OkWhen } from "../sim/mode.ts";
import type { Invariant } from "../sim/scenario.ts";
import type { RequestRecord } from "../sim/trace.ts";
import { list, ms, number, possessive, refusals, value } from "./enWords.ts";
import { amountIn, writesIn } from "./parts.ts";
import { type Agreement, mostNamed, type SayingOf, type VerdictWords } from "./verdict.ts";

/** By name, or only how many they are. */
const who = (names: readonly string[]): string =>
  names.length <= mostNamed ? list(names) : `${names.length} nodes`;

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The request's change in a few words: `−30`, `email`, `insert`. */
function changeText(request: RequestRecord): string {
  const [operation, ...others] = writesIn(request);
  if (operation === undefined) return "read";
  if (others.length > 0) return `transaction of ${others.length + 1}`;
  switch (operation.verb) {
    case "increment":
      return `${operation.by > 0 ? "+" : ""}${number(operation.by)}`;
    case "update":
      return list(Object.keys(operation.set));
    case "add":
    case "remove":
      return `${operation.verb} of ${value(operation.value)}`;
    default:
      return operation.verb;
  }
}

function lost({ count, request, node }: SayingOf<"lost">) {
  const amount = count === 1 && request !== undefined ? amountIn(request) : null;
  const text = request === undefined ? "write" : changeText(request);
  return {
    headline:
      amount === null
        ? `${counted(count, "write")} lost`
        : `${number(amount.by)} ${amount.field} lost`,
    short: `${amount === null ? count : number(amount.by)} lost`,
    why: `${possessive(node)} ${text} had its OK at ${ms(request?.doneUs ?? 0)}.`,
  };
}

function unfinished({ why, node, open }: SayingOf<"unfinished">) {
  switch (why) {
    case "end":
      return {
        headline: "Not finished",
        short: "unfinished",
        why:
          open === 0
            ? "The run ends while something is still to come."
            : `The run ends with ${counted(open, "request")} still open.`,
      };
    case "restless":
      return {
        headline: "Does not come to rest",
        short: "no rest",
        why: "Still busy 60 s after its script.",
      };
    default:
      return { headline: "Cut by Everywrite", short: "cut", why: `${limitWords(why, node)}.` };
  }
}

function limitWords(limit: Limit, node: string): string {
  switch (limit.kind) {
    case "events":
      return `There is room for ${number(limit.most)} events of this run`;
    case "bytes":
      return `There are ${number(Math.round(limit.most / 1e6))} MB for this run`;
    case "pending":
      return `More than ${number(limit.most)} things are pending at once`;
    case "script":
      return `The script is not done within ${ms(limit.mostUs)}`;
    case "state":
      return `What ${node} keeps is too large`;
  }
}

function allowed(invariant: Invariant): string {
  if (invariant.kind === "sum") return `it should be ${number(invariant.equals)}`;
  const { min, max } = invariant;
  if (max === undefined) return `at least ${number(min ?? 0)} is allowed`;
  if (min === undefined) return `at most ${number(max)} is allowed`;
  return `${number(min)} to ${number(max)} is allowed`;
}

function awaited(okWhen: OkWhen, nodes: number): string {
  switch (okWhen.kind) {
    case "at-once":
      return "an answer";
    case "nodes":
      return okWhen.count === nodes
        ? "every node"
        : `${okWhen.count}\u00a0of\u00a0${nodes}\u00a0nodes`;
    case "home":
      return "the row’s home";
    case "primary":
      return "the primary";
  }
}

function agreement(now: Agreement): string {
  const all = now.allUp ? "All copies" : "The copies that are up";
  switch (now.kind) {
    case "differ":
      return "The copies differ.";
    case "agree":
      return `${all} agree.`;
    case "since":
      return `${all} agree since ${ms(now.sinceUs)}.`;
  }
}

export const verdict: VerdictWords = {
  says: {
    unfinished,
    lost,
    siblings: ({ count, nodes }) => ({
      headline: "Conflict kept",
      short: "kept both",
      why: `${count} values stay side by side ${
        nodes === null ? "everywhere" : `at ${who(nodes)}`
      }.`,
    }),
    broken: ({ invariant, node, value: shown, atUs }) => ({
      headline: invariant.kind === "sum" ? "Sum is wrong" : `${invariant.field} out of range`,
      short: "rule broken",
      why: `${node} showed ${value(shown)} at ${ms(atUs)}; ${allowed(invariant)}.`,
    }),
    waiting: ({ count, writing, nodes, okWhen, of }) => ({
      headline: `${counted(count, writing ? "write" : "request")} waiting`,
      short: count === 1 ? "1 waits" : `${count} wait`,
      why: `${who(nodes)} ${nodes.length === 1 ? "waits" : "wait"} for ${awaited(okWhen, of)}.`,
    }),
    refused: ({ count, node, code }) => ({
      headline: `${counted(count, "request")} refused`,
      short: `${count} refused`,
      why: code === null ? "" : `${node}: ${refusals[code]}.`,
    }),
    unknown: ({ count, nodes }) => ({
      headline: `${counted(count, "outcome")} unknown`,
      short: `${count} unknown`,
      why: `No answer came in time at ${who(nodes)}.`,
    }),
    unwritten: ({ agreement: now }) => ({
      headline: "No write yet",
      short: "no write",
      why: now.kind === "differ" ? agreement(now) : "All copies are as at the start.",
    }),
    kept: ({ agreement: now }) => ({
      headline: "Nothing lost",
      short: "all kept",
      why: agreement(now),
    }),
    acknowledged: ({ count, agreement: now }) => ({
      headline: `${counted(count, "write")} acknowledged`,
      short: `${count} OK`,
      why: agreement(now),
    }),
    apart: () => ({
      headline: "Copies differ",
      short: "differ",
      why: "The run is over and the copies are not alike.",
    }),
  },
  agreement: (agree) => (agree ? "agree" : "differ"),
  okWhen: (okWhen, nodes) => {
    switch (okWhen.kind) {
      case "at-once":
        return "OK at once";
      case "nodes":
        return `needs ${okWhen.count} of ${nodes}`;
      case "home":
        return "needs the home";
      case "primary":
        return "needs the primary";
    }
  },
};
