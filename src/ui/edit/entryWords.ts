// What an entry of the script is called, and what a change did to it. Names of cities come in
// ready; times come as texts with their unit.
import type { NamedPart } from "../../session/edits/difference.ts";
import { words } from "../words.ts";

/** From one time to another; the second is null where there is no end. */
type Stretch = (from: string, until: string | null) => string;

interface EntryWords {
  readonly write: (city: string) => string;
  readonly read: (city: string) => string;
  readonly partition: (groups: string) => string;
  readonly cut: (cable: string) => string;
  readonly crash: (city: string) => string;
  readonly link: (cable: string) => string;
  readonly clock: (city: string) => string;
  readonly promotion: (city: string) => string;
  readonly rehome: (row: string, city: string) => string;
  readonly remark: string;
  readonly lasting: Stretch;
  readonly at: (time: string) => string;
  readonly added: (entry: string, when: string) => string;
  readonly removed: (entry: string) => string;
  readonly altered: (entry: string) => string;
  readonly moved: (entry: string, to: string, from: string) => string;
  readonly ends: (entry: string, until: string | null) => string;
  readonly entries: (count: number) => string;
  readonly writtenDown: (count: number) => string;
  readonly latency: (cable: string, time: string | null) => string;
  readonly network: string;
  readonly nodeAdded: (city: string) => string;
  readonly nodeRemoved: (city: string) => string;
  readonly nodes: string;
  readonly offset: (city: string, time: string, direction: -1 | 0 | 1) => string;
  readonly modeAdded: (mode: string) => string;
  readonly modeRemoved: (mode: string) => string;
  readonly modesAdded: (count: number) => string;
  readonly modesRemoved: (count: number) => string;
  readonly modes: string;
  readonly parts: Readonly<Record<NamedPart, string>>;
}

export const entryWords = words<EntryWords>(
  {
    write: (city) => `Write in ${city}`,
    read: (city) => `Read in ${city}`,
    partition: (groups) => `Partition ${groups}`,
    cut: (cable) => `Cut ${cable}`,
    crash: (city) => `Crash in ${city}`,
    link: (cable) => `Cable ${cable}`,
    clock: (city) => `Clock in ${city}`,
    promotion: (city) => `${city} becomes primary`,
    rehome: (row, city) => `New home of ${row}: ${city}`,
    remark: "Caption",
    lasting: (from, until) => (until === null ? `from ${from} on` : `from ${from} to ${until}`),
    at: (time) => `at ${time}`,
    added: (entry, when) => `${entry} added, ${when}`,
    removed: (entry) => `${entry} removed`,
    altered: (entry) => `${entry} changed`,
    moved: (entry, to, from) => `${entry} moved to ${to}, from ${from}`,
    ends: (entry, until) =>
      until === null ? `${entry} no longer ends` : `${entry} now ends at ${until}`,
    entries: (count) => `${count} entries of the script`,
    writtenDown: (count) => `${count} generated entries were written down first`,
    latency: (cable, time) =>
      time === null ? `Cable ${cable} changed` : `Cable ${cable} now takes ${time}`,
    network: "The network",
    nodeAdded: (city) => `${city} added`,
    nodeRemoved: (city) => `${city} removed`,
    nodes: "The cities",
    offset: (city, time, direction) =>
      direction === 0
        ? `${city}’s clock is on time`
        : `${city}’s clock is ${time} ${direction > 0 ? "ahead" : "behind"}`,
    modeAdded: (mode) => `${mode} added`,
    modeRemoved: (mode) => `${mode} removed`,
    modesAdded: (count) => `${count} modes added`,
    modesRemoved: (count) => `${count} modes removed`,
    modes: "The modes",
    parts: {
      title: "The title",
      about: "The description",
      seed: "The seed",
      end: "The end of the run",
      tables: "The tables",
      rows: "The rows at the start",
      vectors: "The vectors at the start",
      homes: "The homes of the rows",
      clients: "The clients’ timeout and retries",
      workload: "The generated requests",
      faults: "The generated faults",
      invariants: "The checks",
    },
  },
  {
    write: (city) => `${city}での書き込み`,
    read: (city) => `${city}での読み取り`,
    partition: (groups) => `分断 ${groups}`,
    cut: (cable) => `切断 ${cable}`,
    crash: (city) => `${city}の停止`,
    link: (cable) => `回線 ${cable}`,
    clock: (city) => `${city}の時計`,
    promotion: (city) => `${city}をプライマリに昇格`,
    rehome: (row, city) => `${row} のホームを${city}へ移動`,
    remark: "説明",
    lasting: (from, until) => (until === null ? `${from} から` : `${from} から ${until} まで`),
    at: (time) => `${time} に`,
    added: (entry, when) => `${entry}を追加（${when}）`,
    removed: (entry) => `${entry}を削除`,
    altered: (entry) => `${entry}を変更`,
    moved: (entry, to, from) => `${entry}を ${from} から ${to} へ移動`,
    ends: (entry, until) =>
      until === null ? `${entry}の終わりをなくしました` : `${entry}の終わりを ${until} に変更`,
    entries: (count) => `スクリプトの ${count} 項目`,
    writtenDown: (count) => `先に、生成された ${count} 項目を書き出しました`,
    latency: (cable, time) =>
      time === null ? `回線${cable}を変更` : `回線${cable}の遅延を ${time} に変更`,
    network: "ネットワーク",
    nodeAdded: (city) => `${city}を追加`,
    nodeRemoved: (city) => `${city}を削除`,
    nodes: "都市",
    offset: (city, time, direction) =>
      direction === 0
        ? `${city}の時計は正確です`
        : `${city}の時計は ${time} ${direction > 0 ? "進んでいます" : "遅れています"}`,
    modeAdded: (mode) => `${mode} を追加`,
    modeRemoved: (mode) => `${mode} を削除`,
    modesAdded: (count) => `${count} 方式を追加`,
    modesRemoved: (count) => `${count} 方式を削除`,
    modes: "方式",
    parts: {
      title: "タイトル",
      about: "説明文",
      seed: "シード",
      end: "実行の終わり",
      tables: "テーブル",
      rows: "開始時の行",
      vectors: "開始時のベクトル",
      homes: "行のホーム",
      clients: "クライアントのタイムアウトと再試行",
      workload: "生成される処理",
      faults: "生成される障害",
      invariants: "ルール",
    },
  },
  {
    write: (city) => `Escrita em ${city}`,
    read: (city) => `Leitura em ${city}`,
    partition: (groups) => `Partição ${groups}`,
    cut: (cable) => `Corte ${cable}`,
    crash: (city) => `Queda de ${city}`,
    link: (cable) => `Cabo ${cable}`,
    clock: (city) => `Relógio de ${city}`,
    promotion: (city) => `${city} vira primário`,
    rehome: (row, city) => `${row} passa a morar em ${city}`,
    remark: "Comentário",
    lasting: (from, until) => (until === null ? `a partir de ${from}` : `de ${from} a ${until}`),
    at: (time) => `em ${time}`,
    added: (entry, when) => `${entry}: novo, ${when}`,
    removed: (entry) => `${entry}: removido`,
    altered: (entry) => `${entry}: alterado`,
    moved: (entry, to, from) => `${entry}: de ${from} para ${to}`,
    ends: (entry, until) =>
      until === null ? `${entry}: agora sem fim` : `${entry}: agora até ${until}`,
    entries: (count) => `${count} itens do roteiro`,
    writtenDown: (count) => `antes, ${count} itens gerados foram escritos no roteiro`,
    latency: (cable, time) =>
      time === null ? `Cabo ${cable} alterado` : `Cabo ${cable} agora leva ${time}`,
    network: "A rede",
    nodeAdded: (city) => `${city}: nova cidade`,
    nodeRemoved: (city) => `${city}: cidade removida`,
    nodes: "As cidades",
    offset: (city, time, direction) =>
      direction === 0
        ? `O relógio de ${city} está certo`
        : `O relógio de ${city} está ${time} ${direction > 0 ? "adiantado" : "atrasado"}`,
    modeAdded: (mode) => `${mode}: novo modo`,
    modeRemoved: (mode) => `${mode}: modo removido`,
    modesAdded: (count) => `${count} modos novos`,
    modesRemoved: (count) => `${count} modos removidos`,
    modes: "Os modos",
    parts: {
      title: "O título",
      about: "A descrição",
      seed: "A semente",
      end: "O fim da execução",
      tables: "As tabelas",
      rows: "As linhas do início",
      vectors: "Os vetores do início",
      homes: "As casas das linhas",
      clients: "O tempo limite dos clientes",
      workload: "O trabalho gerado",
      faults: "As falhas geradas",
      invariants: "As regras",
    },
  },
);
