import { words } from "../../words.ts";

interface EventsWords {
  readonly events: string;
  readonly count: (count: number) => string;
  readonly of: (count: number, all: number) => string;
  readonly searching: string;
  readonly search: string;
  readonly place: string;
  readonly anywhere: string;
  readonly world: string;
  readonly troubleOnly: string;
  readonly hideReceipts: string;
  readonly receiptsLong: string;
  readonly time: string;
  readonly mode: string;
  readonly sentence: string;
  readonly none: string;
  readonly showAll: string;
  readonly conflict: string;
  readonly overruled: string;
  readonly loss: string;
  readonly stale: string;
  readonly first: string;
  readonly second: string;
  readonly filter: string;
  readonly filterOn: string;
}

export const eventsWords = words<EventsWords>(
  {
    events: "Events",
    count: (count) => (count === 1 ? "1 event" : `${count} events`),
    of: (count, all) => `${count} of ${all} events`,
    searching: "searching …",
    search: "Search in the sentences",
    place: "Place",
    anywhere: "All places",
    world: "Outside the nodes",
    troubleOnly: "What went wrong",
    hideReceipts: "Hide receipts",
    receiptsLong: "Leave out acknowledgements and answers that change nothing",
    time: "Time",
    mode: "Mode",
    sentence: "What happened",
    none: "No event matches.",
    showAll: "Show all events",
    conflict: "conflict",
    overruled: "overruled by a clock",
    loss: "a write is lost",
    stale: "a stale answer",
    first: "A",
    second: "B",
    filter: "Filter",
    filterOn: "Filter, in use",
  },
  {
    events: "イベント",
    count: (count) => `${count} 件`,
    of: (count, all) => `${all} 件中 ${count} 件`,
    searching: "検索中…",
    search: "文の中を検索",
    place: "場所",
    anywhere: "すべての場所",
    world: "ノードの外",
    troubleOnly: "問題だけ",
    hideReceipts: "受領確認を隠す",
    receiptsLong: "何も変えない受領確認や返事を省きます",
    time: "時刻",
    mode: "方式",
    sentence: "起きたこと",
    none: "当てはまるイベントはありません。",
    showAll: "すべて表示",
    conflict: "競合",
    overruled: "時計による逆転",
    loss: "書き込みの消失",
    stale: "古い読み取り",
    first: "A",
    second: "B",
    filter: "絞り込み",
    filterOn: "絞り込み（適用中）",
  },
  {
    events: "Eventos",
    count: (count) => (count === 1 ? "1 evento" : `${count} eventos`),
    of: (count, all) => `${count} de ${all} eventos`,
    searching: "buscando…",
    search: "Buscar nas frases",
    place: "Lugar",
    anywhere: "Todos os lugares",
    world: "Fora dos nós",
    troubleOnly: "O que deu errado",
    hideReceipts: "Ocultar confirmações",
    receiptsLong: "Omitir confirmações e respostas que nada mudam",
    time: "Tempo",
    mode: "Modo",
    sentence: "O que aconteceu",
    none: "Nenhum evento corresponde.",
    showAll: "Mostrar todos os eventos",
    conflict: "conflito",
    overruled: "vencida por um relógio",
    loss: "uma escrita se perde",
    stale: "uma leitura desatualizada",
    first: "A",
    second: "B",
    filter: "Filtro",
    filterOn: "Filtro, em uso",
  },
);
