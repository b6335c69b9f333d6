// What is said when a run is over: what each mode did, and what to see next.
import type { Deed, Outcome } from "../../session/judging/outcomes.ts";
import { and } from "../../session/words.ts";
import { words } from "../words.ts";

type Milliseconds = (us: number) => string;

/** A sentence about the modes that did the same. */
type Tell = (outcome: Outcome, milliseconds: Milliseconds) => string;

interface EndWords {
  readonly end: string;
  readonly next: string;
  readonly tell: Tell;
}

const namesOf = ({ runs }: Outcome): readonly string[] => runs.map(({ short }) => short);

const some = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`;

function deedEn(deed: Deed, milliseconds: Milliseconds): string {
  switch (deed.kind) {
    case "unfinished":
      return "did not come to an end";
    case "lost":
      return `lost ${some(deed.count, "acknowledged write", "acknowledged writes")}`;
    case "broke":
      return "broke a rule of the scenario";
    case "apart":
      return "ended with copies that differ";
    case "refused":
      return `refused ${some(deed.count, "request", "requests")}`;
    case "retried":
      return `refused ${some(deed.count, "request", "requests")} at first`;
    case "unanswered":
      return `left ${some(deed.count, "request", "requests")} unanswered`;
    case "undecided":
      return "left several values side by side";
    case "kept":
      return deed.others ? "kept the other writes" : "kept every write";
    case "took":
      return `took up to ${milliseconds(deed.us)} for an OK`;
  }
}

function deedJa(deed: Deed, milliseconds: Milliseconds): string {
  switch (deed.kind) {
    case "unfinished":
      return "最後まで終わらず";
    case "lost":
      return `OK 済みの書き込み ${deed.count} 件が消失`;
    case "broke":
      return "シナリオの規則に違反";
    case "apart":
      return "複製は食い違ったまま";
    case "refused":
      return `要求 ${deed.count} 件を拒否`;
    case "retried":
      return `要求 ${deed.count} 件を一度は拒否`;
    case "unanswered":
      return `要求 ${deed.count} 件が応答なし`;
    case "undecided":
      return "複数の値を並べて保持";
    case "kept":
      return deed.others ? "ほかの書き込みは保持" : "すべての書き込みを保持";
    case "took":
      return `OK まで最長 ${milliseconds(deed.us)}`;
  }
}

/** Portuguese verbs follow the number of modes. */
function deedPt(deed: Deed, milliseconds: Milliseconds, isOne: boolean): string {
  const verb = (one: string, more: string): string => (isOne ? one : more);
  switch (deed.kind) {
    case "unfinished":
      return verb("não chegou ao fim", "não chegaram ao fim");
    case "lost":
      return `${verb("perdeu", "perderam")} ${some(
        deed.count,
        "escrita confirmada",
        "escritas confirmadas",
      )}`;
    case "broke":
      return `${verb("violou", "violaram")} uma regra do cenário`;
    case "apart":
      return `${verb("terminou", "terminaram")} com cópias diferentes`;
    case "refused":
      return `${verb("recusou", "recusaram")} ${some(deed.count, "pedido", "pedidos")}`;
    case "retried":
      return `${verb("recusou", "recusaram")} ${some(deed.count, "pedido", "pedidos")} de início`;
    case "unanswered":
      return `${verb("deixou", "deixaram")} ${some(deed.count, "pedido", "pedidos")} sem resposta`;
    case "undecided":
      return `${verb("deixou", "deixaram")} vários valores lado a lado`;
    case "kept":
      return `${verb("manteve", "mantiveram")} ${
        deed.others ? "as outras escritas" : "todas as escritas"
      }`;
    case "took":
      return `${verb("levou", "levaram")} até ${milliseconds(deed.us)} para um OK`;
  }
}

export const endWords = words<EndWords>(
  {
    end: "In the end",
    next: "See next",
    tell: (outcome, milliseconds) => {
      const deeds = outcome.deeds.map((deed) => deedEn(deed, milliseconds));
      return `${and(namesOf(outcome))} ${and(deeds.length === 0 ? ["wrote nothing"] : deeds)}.`;
    },
  },
  {
    end: "結果",
    next: "次に見る",
    tell: (outcome, milliseconds) => {
      const deeds = outcome.deeds.map((deed) => deedJa(deed, milliseconds));
      const told = deeds.length === 0 ? ["書き込みなし"] : deeds;
      return `${and(namesOf(outcome), "ja")}：${and(told, "ja")}。`;
    },
  },
  {
    end: "No fim",
    next: "Ver a seguir",
    tell: (outcome, milliseconds) => {
      const isOne = outcome.runs.length === 1;
      const deeds = outcome.deeds.map((deed) => deedPt(deed, milliseconds, isOne));
      const nothing = isOne ? "não gravou nada" : "não gravaram nada";
      const told = and(deeds.length === 0 ? [nothing] : deeds, "pt-BR");
      return `${and(namesOf(outcome), "pt-BR")} ${told}.`;
    },
  },
);
