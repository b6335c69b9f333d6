// How the words of the glossary stand in the page's sentences, so that they can be found there. A
// word that sentences also use in its everyday meaning is no form.
import type { TermId } from "../../session/glossary/terms.ts";
import type { Locale } from "../../session/locale.ts";

export type Forms = Readonly<Partial<Record<TermId, readonly string[]>>>;

export const formsIn: Readonly<Record<Locale, Forms>> = {
  en: {
    replica: ["replica", "replicas", "Replicas"],
    acknowledged: ["acknowledged"],
    concurrent: ["Concurrent", "concurrent"],
    conflict: ["Conflict", "conflict"],
    "lost-write": ["Lost:"],
    partition: ["network splits"],
    timestamp: ["timestamp", "timestamps", "stamp", "Stamps"],
    vector: ["vector", "vectors"],
    sibling: ["side by side", "siblings"],
    "or-set": ["observed-remove set"],
    majority: ["More than half", "more than half", "majority"],
    ballot: ["ballot"],
    log: ["one log", "its log"],
    "write-set": ["common order"],
    certification: ["certified"],
    primary: ["primary"],
    home: ["home"],
    "stale-read": ["stale"],
  },
  ja: {
    replica: ["レプリカ"],
    concurrent: ["並行", "同時の変更"],
    conflict: ["競合"],
    "lost-write": ["消失"],
    partition: ["ネットワークが分断"],
    timestamp: ["タイムスタンプ"],
    vector: ["ベクトル"],
    sibling: ["兄弟（siblings）"],
    "or-set": ["OR-Set"],
    majority: ["過半数", "半数を超える"],
    ballot: ["投票番号", "バロット"],
    log: ["ログ"],
    certification: ["認証"],
    primary: ["プライマリ"],
    home: ["ホーム"],
  },
  "pt-BR": {
    replica: ["réplica", "réplicas", "Réplicas"],
    concurrent: ["concorrentes"],
    conflict: ["Conflito", "conflito"],
    "lost-write": ["Perda:"],
    partition: ["rede se divide"],
    timestamp: ["marca de tempo", "carimbo de tempo", "carimbos de tempo", "carimbo"],
    vector: ["vetor", "vetores"],
    sibling: ["lado a lado", "siblings"],
    "or-set": ["OR-Set"],
    majority: ["Mais da metade", "mais da metade", "maioria"],
    ballot: ["cédula"],
    log: ["registro"],
    "write-set": ["ordem comum"],
    certification: ["certificada", "certificado"],
    primary: ["primário"],
    home: ["sede"],
  },
};
