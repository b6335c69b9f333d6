// What panels say in English: a headline, one line of why, and what an OK needs.
import type { Limit } from "../sim/limits.ts";
import type { OkWhen } from "../sim/mode.ts";
import type { Invariant } from "../sim/scenario.ts";
import { list, ms, number, possessive, refusals, roundly, value } from "./enWords.ts";
import { amountIn } from "./parts.ts";
import {
  type Agreement,
  mostNamed,
  type SayingOf,
  type Unheard,
  type VerdictWords,
} from "./verdict.ts";

/** By name, or only how many they are. */
const who = (names: readonly string[]): string =>
  names.length <= mostNamed ? list(names) : `${names.length} nodes`;

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

function lost({ count, request, node }: SayingOf<"lost">) {
  const amount = count === 1 && request !== undefined ? amountIn(request) : null;
  const told = `was told OK at ${roundly(request?.doneUs ?? 0)}`;
  return {
    headline:
      amount === null
        ? `${counted(count, "write")} lost`
        : `${number(amount.by)} ${amount.field} lost`,
    short: `${amount === null ? count : number(amount.by)} lost`,
    why:
      count === 1
        ? `${possessive(node)} client ${told}.`
        : `The first client, in ${node}, ${told}.`,
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
      return `Everywrite allows this run ${number(limit.most)} events`;
    case "bytes":
      return `Everywrite allows this run ${number(Math.round(limit.most / 1e6))} MB`;
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
      return "nobody else";
    case "nodes": {
      const share = `${okWhen.count}\u00a0of\u00a0${nodes}`;
      if (okWhen.count === nodes) return "every node";
      return okWhen.count * 2 > nodes ? `a majority (${share})` : `${share}\u00a0nodes`;
    }
    case "home":
      return "the row’s home";
    case "primary":
      return "the primary";
  }
}

function unheard({ nodes, writer }: Unheard): string {
  const what = writer === null ? "every write" : `${possessive(writer)} write`;
  if (nodes === null) return `No node has heard of ${what} yet.`;
  return `${who(nodes)} ${nodes.length === 1 ? "has" : "have"} not heard of ${what} yet.`;
}

function agreement(now: Agreement): string {
  const all = now.allUp ? "All copies" : "The copies that are up";
  switch (now.kind) {
    case "differ":
      return now.unheard === null ? "The copies differ." : unheard(now.unheard);
    case "agree":
      return `${all} agree.`;
    case "since":
      return `${all} have agreed since ${roundly(now.sinceUs)}.`;
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
        nodes === null ? "everywhere" : `in ${who(nodes)}`
      }.`,
    }),
    broken: ({ invariant, node, value: shown, atUs }) => ({
      headline: invariant.kind === "sum" ? "Sum is wrong" : `${invariant.field} out of range`,
      short: "rule broken",
      why: `${node} showed ${value(shown)} at ${roundly(atUs)}; ${allowed(invariant)}.`,
    }),
    waiting: ({ count, writing, nodes, okWhen, of }) => ({
      headline: `${counted(count, writing ? "write" : "request")} waiting`,
      short: count === 1 ? "1 waits" : `${count} wait`,
      why: `${who(nodes)} ${nodes.length === 1 ? "waits" : "wait"}; an OK needs ${awaited(
        okWhen,
        of,
      )}.`,
    }),
    refused: ({ count, node, code }) => ({
      headline: `${counted(count, "request")} refused`,
      short: `${count} refused`,
      why: code === null ? "" : `${node}: ${refusals[code]}.`,
    }),
    unknown: ({ count, nodes }) => ({
      headline: `${counted(count, "outcome")} unknown`,
      short: `${count} unknown`,
      why: `In ${who(nodes)} no answer came in time.`,
    }),
    unwritten: ({ agreement: now }) => ({
      headline: "No write yet",
      short: "no write",
      why: now.kind === "differ" ? agreement(now) : "All copies are as at the start.",
    }),
    kept: ({ agreement: now, isOver }) => ({
      headline: isOver ? "Nothing lost" : "No loss so far",
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
      why: "The run is over, and the copies still differ.",
    }),
  },
  agreement: (agree) => (agree ? "agree" : "differ"),
  okWhen: (okWhen, nodes) => {
    switch (okWhen.kind) {
      case "at-once":
        return "OK at once";
      case "nodes":
        return `OK needs ${okWhen.count} of ${nodes}`;
      case "home":
        return "OK needs the home";
      case "primary":
        return "OK needs the primary";
    }
  },
};
