import { words } from "../words.ts";

interface PlaceWords {
  readonly close: string;
  readonly entry: string;
  readonly at: (time: string) => string;
  readonly request: string;
  readonly row: string;
  readonly what: string;
  readonly value: string;
  readonly amount: string;
  readonly newRow: string;
  readonly actions: {
    readonly update: (field: string) => string;
    readonly increment: (field: string) => string;
    readonly add: (field: string) => string;
    readonly remove: (field: string) => string;
    readonly read: string;
    readonly insert: string;
    readonly delete: string;
  };
  readonly write: string;
  readonly read: string;
  readonly faults: string;
  readonly lasts: string;
  readonly forever: string;
  readonly crash: string;
  readonly restart: string;
  readonly isolate: string;
  readonly rejoin: string;
  readonly cut: string;
  readonly oneWay: (cable: string) => string;
  readonly heal: string;
  readonly when: string;
  readonly fromNow: string;
  readonly always: string;
  readonly clock: string;
  readonly clockFace: string;
  readonly ahead: string;
  readonly offset: (time: string, direction: -1 | 0 | 1) => string;
  readonly promote: string;
  readonly rehome: (row: string) => string;
  readonly cable: string;
  readonly direction: string;
  readonly bothWays: string;
  readonly latency: string;
  readonly loss: string;
  readonly less: (what: string) => string;
  readonly more: (what: string) => string;
  readonly begins: string;
  readonly happens: string;
  readonly ends: string;
  readonly neverEnds: string;
  readonly again: string;
  readonly remove: string;
  readonly generated: string;
  readonly writeDown: string;
}

export const placeWords = words<PlaceWords>(
  {
    close: "Close",
    entry: "In the script",
    at: (time) => `at ${time}`,
    request: "A client asks",
    row: "Row",
    what: "What",
    value: "Value",
    amount: "Amount",
    newRow: "New row",
    actions: {
      update: (field) => `set ${field}`,
      increment: (field) => `add to ${field}`,
      add: (field) => `put into ${field}`,
      remove: (field) => `take out of ${field}`,
      read: "read",
      insert: "insert a row",
      delete: "delete the row",
    },
    write: "Write",
    read: "Read",
    faults: "Break something",
    lasts: "for",
    forever: "until the end",
    crash: "Crash",
    restart: "Restart now",
    isolate: "Cut off from all",
    rejoin: "Reconnect now",
    cut: "Cut",
    oneWay: (cable) => `Cut ${cable}`,
    heal: "Heal now",
    when: "When",
    fromNow: "from now on",
    always: "from the start",
    clock: "Clock",
    clockFace: "Clock against true time",
    ahead: "ahead by",
    offset: (time, direction) =>
      direction === 0 ? "on time" : `${time} ${direction > 0 ? "ahead" : "behind"}`,
    promote: "Make it the primary",
    rehome: (row) => `Make it the home of ${row}`,
    cable: "The cable",
    direction: "Direction",
    bothWays: "both ways",
    latency: "Latency",
    loss: "Loss",
    less: (what) => `${what}: less`,
    more: (what) => `${what}: more`,
    begins: "Begins at",
    happens: "Happens at",
    ends: "Ends at",
    neverEnds: "no end",
    again: "Once more",
    remove: "Remove",
    generated:
      "Drawn from the seed. When you change it, everything that was generated is written into " +
      "the script first; the run stays the same.",
    writeDown: "Write it all down",
  },
  {
    close: "閉じる",
    entry: "スクリプトの項目",
    at: (time) => `${time} の時点`,
    request: "クライアントの要求",
    row: "行",
    what: "操作",
    value: "値",
    amount: "増減",
    newRow: "新しい行",
    actions: {
      update: (field) => `${field} を書き換える`,
      increment: (field) => `${field} に加える`,
      add: (field) => `${field} に入れる`,
      remove: (field) => `${field} から取り除く`,
      read: "読み取る",
      insert: "行を追加する",
      delete: "行を削除する",
    },
    write: "書き込む",
    read: "読み取る",
    faults: "障害を起こす",
    lasts: "長さ",
    forever: "最後まで",
    crash: "停止させる",
    restart: "今すぐ再起動",
    isolate: "孤立させる",
    rejoin: "今すぐ再接続",
    cut: "切断",
    oneWay: (cable) => `${cable}を切断`,
    heal: "今すぐ修復",
    when: "いつ",
    fromNow: "今から",
    always: "最初から",
    clock: "時計",
    clockFace: "真の時刻に対する時計",
    ahead: "進み",
    offset: (time, direction) =>
      direction === 0 ? "正確" : `${time} ${direction > 0 ? "進み" : "遅れ"}`,
    promote: "プライマリにする",
    rehome: (row) => `${row} のホームにする`,
    cable: "回線",
    direction: "方向",
    bothWays: "両方向",
    latency: "遅延",
    loss: "損失率",
    less: (what) => `${what}を減らす`,
    more: (what) => `${what}を増やす`,
    begins: "始まり",
    happens: "時刻",
    ends: "終わり",
    neverEnds: "終わりなし",
    again: "もう一度",
    remove: "削除",
    generated:
      "シードから生成された項目です。変更すると、先に生成された項目すべてがスクリプトに" +
      "書き出されます。実行結果は変わりません。",
    writeDown: "すべて書き出す",
  },
  {
    close: "Fechar",
    entry: "No roteiro",
    at: (time) => `em ${time}`,
    request: "Um cliente pede",
    row: "Linha",
    what: "O quê",
    value: "Valor",
    amount: "Quantia",
    newRow: "Linha nova",
    actions: {
      update: (field) => `definir ${field}`,
      increment: (field) => `somar a ${field}`,
      add: (field) => `pôr em ${field}`,
      remove: (field) => `tirar de ${field}`,
      read: "ler",
      insert: "inserir uma linha",
      delete: "apagar a linha",
    },
    write: "Escrever",
    read: "Ler",
    faults: "Quebrar algo",
    lasts: "por",
    forever: "até o fim",
    crash: "Derrubar",
    restart: "Reiniciar agora",
    isolate: "Isolar de todos",
    rejoin: "Reconectar agora",
    cut: "Cortar",
    oneWay: (cable) => `Cortar ${cable}`,
    heal: "Consertar agora",
    when: "Quando",
    fromNow: "de agora em diante",
    always: "desde o início",
    clock: "Relógio",
    clockFace: "Relógio em relação à hora verdadeira",
    ahead: "adiantado em",
    offset: (time, direction) =>
      direction === 0 ? "certo" : `${time} ${direction > 0 ? "adiantado" : "atrasado"}`,
    promote: "Tornar primário",
    rehome: (row) => `Tornar casa de ${row}`,
    cable: "O cabo",
    direction: "Sentido",
    bothWays: "nos dois sentidos",
    latency: "Latência",
    loss: "Perda",
    less: (what) => `${what}: menos`,
    more: (what) => `${what}: mais`,
    begins: "Começa em",
    happens: "Acontece em",
    ends: "Termina em",
    neverEnds: "sem fim",
    again: "Mais uma vez",
    remove: "Remover",
    generated:
      "Sorteado a partir da semente. Se você mudar este item, tudo o que foi gerado é escrito " +
      "no roteiro antes; a execução continua a mesma.",
    writeDown: "Escrever tudo no roteiro",
  },
);
