// What panels say in Brazilian Portuguese: a headline, one line of why, and what an OK needs.
import type { Limit } from "../sim/limits.ts";
import type { OkWhen } from "../sim/mode.ts";
import type { Invariant } from "../sim/scenario.ts";
import { amountIn } from "./parts.ts";
import { list, ms, number, refusals, roundly, value } from "./ptBRWords.ts";
import {
  type Agreement,
  mostNamed,
  type SayingOf,
  type Unheard,
  type VerdictWords,
} from "./verdict.ts";

/** By name, or only how many they are. */
const who = (names: readonly string[]): string =>
  names.length <= mostNamed ? list(names) : `${names.length} nós`;

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

const waits = (count: number): string => (count === 1 ? "espera" : "esperam");

function lost({ count, request, node }: SayingOf<"lost">) {
  const amount = count === 1 && request !== undefined ? amountIn(request) : null;
  const told = `recebeu OK aos ${roundly(request?.doneUs ?? 0)}`;
  const isOne = amount === null ? count === 1 : false;
  return {
    headline:
      amount === null
        ? counted(count, "escrita perdida", "escritas perdidas")
        : `Perda: ${number(amount.by)} ${amount.field}`,
    short:
      amount === null ? `${count} ${isOne ? "perdida" : "perdidas"}` : `perda ${number(amount.by)}`,
    why: count === 1 ? `O cliente de ${node} ${told}.` : `O primeiro cliente, em ${node}, ${told}.`,
  };
}

function allowed(invariant: Invariant): string {
  if (invariant.kind === "sum") return `deveria ser ${number(invariant.equals)}`;
  const { min, max } = invariant;
  if (max === undefined) return `o mínimo é ${number(min ?? 0)}`;
  if (min === undefined) return `o máximo é ${number(max)}`;
  return `vale de ${number(min)} a ${number(max)}`;
}

function awaited(okWhen: OkWhen, nodes: number): string {
  switch (okWhen.kind) {
    case "at-once":
      return "de mais ninguém";
    case "nodes": {
      const share = `${okWhen.count}\u00a0de\u00a0${nodes}`;
      if (okWhen.count === nodes) return "de todos os nós";
      return okWhen.count * 2 > nodes ? `da maioria (${share})` : `de ${share}\u00a0nós`;
    }
    case "home":
      return "da sede da linha";
    case "primary":
      return "do primário";
  }
}

function unfinished({ why, node, open }: SayingOf<"unfinished">) {
  switch (why) {
    case "end":
      return {
        headline: "Não terminou",
        short: "inacabada",
        why:
          open === 0
            ? "Acaba quando algo ainda está por vir."
            : `Acaba com ${counted(open, "pedido aberto", "pedidos abertos")}.`,
      };
    case "restless":
      return {
        headline: "Não chega ao repouso",
        short: "sem repouso",
        why: "Ainda em atividade 60 s após o roteiro.",
      };
    default:
      return {
        headline: "Cortada no limite",
        short: "cortada",
        why: `Limite do Everywrite: ${limitWords(why, node)}.`,
      };
  }
}

function limitWords(limit: Limit, node: string): string {
  switch (limit.kind) {
    case "events":
      return `${number(limit.most)} eventos para esta execução`;
    case "bytes":
      return `${number(Math.round(limit.most / 1e6))} MB para esta execução`;
    case "pending":
      return `${number(limit.most)} coisas pendentes de uma vez`;
    case "script":
      return `roteiro não cumprido em ${ms(limit.mostUs)}`;
    case "state":
      return `o que ${node} guarda é grande demais`;
  }
}

function unheard({ nodes, writer }: Unheard): string {
  const what = writer === null ? "de todas as escritas" : `da escrita de ${writer}`;
  if (nodes === null) return `Nenhum nó soube ainda ${what}.`;
  return `${who(nodes)} ainda não ${nodes.length === 1 ? "soube" : "souberam"} ${what}.`;
}

function agreement(now: Agreement): string {
  const all = now.allUp ? "Todas as cópias" : "As cópias no ar";
  switch (now.kind) {
    case "differ":
      return now.unheard === null ? "As cópias diferem." : unheard(now.unheard);
    case "agree":
      return `${all} concordam.`;
    case "since":
      return `${all} concordam desde ${roundly(now.sinceUs)}.`;
  }
}

export const verdict: VerdictWords = {
  says: {
    unfinished,
    lost,
    siblings: ({ count, nodes }) => ({
      headline: "Conflito mantido",
      short: "ambos",
      why: `${count} valores ficam lado a lado em ${nodes === null ? "toda parte" : who(nodes)}.`,
    }),
    broken: ({ invariant, node, value: shown, atUs }) => ({
      headline: invariant.kind === "sum" ? "Soma errada" : `${invariant.field} fora do limite`,
      short: "regra violada",
      why: `${node} mostrou ${value(shown)} aos ${roundly(atUs)}; ${allowed(invariant)}.`,
    }),
    waiting: ({ count, writing, nodes, okWhen, of }) => ({
      headline: writing
        ? counted(count, "escrita esperando", "escritas esperando")
        : counted(count, "pedido esperando", "pedidos esperando"),
      short: `${count} na fila`,
      why: `${who(nodes)} ${waits(nodes.length)}; um OK precisa ${awaited(okWhen, of)}.`,
    }),
    refused: ({ count, node, code }) => ({
      headline: counted(count, "pedido recusado", "pedidos recusados"),
      short: counted(count, "recusado", "recusados"),
      why: code === null ? "" : `${node}: ${refusals[code]}.`,
    }),
    unknown: ({ count, nodes }) => ({
      headline: counted(count, "resultado incerto", "resultados incertos"),
      short: counted(count, "incerto", "incertos"),
      why: `Em ${who(nodes)} nenhuma resposta chegou a tempo.`,
    }),
    unwritten: ({ agreement: now }) => ({
      headline: "Nenhuma escrita",
      short: "sem escrita",
      why: now.kind === "differ" ? agreement(now) : "As cópias estão como no início.",
    }),
    kept: ({ agreement: now, isOver }) => ({
      headline: isOver ? "Nada se perdeu" : "Nada perdido até agora",
      short: "sem perda",
      why: agreement(now),
    }),
    acknowledged: ({ count, agreement: now }) => ({
      headline: counted(count, "escrita com OK", "escritas com OK"),
      short: `${count} OK`,
      why: agreement(now),
    }),
    apart: () => ({
      headline: "Cópias diferentes",
      short: "diferem",
      why: "A execução acabou, e as cópias ainda diferem.",
    }),
  },
  agreement: (agree) => (agree ? "iguais" : "diferentes"),
  okWhen: (okWhen, nodes) => {
    switch (okWhen.kind) {
      case "at-once":
        return "OK na hora";
      case "nodes":
        return `precisa de ${okWhen.count} de ${nodes}`;
      case "home":
        return "precisa da sede";
      case "primary":
        return "precisa do primário";
    }
  },
};
