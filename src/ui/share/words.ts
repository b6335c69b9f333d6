// The words of the share dialog.
import { words } from "../words.ts";
import type { Fit } from "./meter.ts";

interface ShareWords {
  readonly title: string;
  readonly allModes: (count: number) => string;
  readonly views: Readonly<Record<"map" | "time" | "verdicts" | "events", string>>;
  readonly link: string;
  readonly copy: string;
  readonly send: string;
  readonly copied: string;
  readonly refused: string;
  readonly meter: (bytes: number) => string;
  readonly tooLong: (bytes: number) => string;
  readonly fits: Readonly<Record<Exclude<Fit, "file">, string>>;
  readonly private: string;
  readonly onDisk: string;
  readonly options: string;
  readonly atInstant: (time: string) => string;
  readonly atStart: string;
  readonly inView: (view: string) => string;
  readonly onMap: string;
  readonly presenting: string;
  readonly presentingMeans: string;
  readonly embed: string;
  readonly code: string;
  readonly modules: (count: number) => string;
  readonly noCode: string;
  readonly takeAway: string;
  readonly svg: string;
  readonly png: string;
  readonly file: string;
  readonly shiviz: (mode: string) => string;
  readonly list: string;
  readonly extent: string;
  readonly whole: string;
  readonly untilNow: (time: string) => string;
  readonly headings: Readonly<Record<"time" | "mode" | "node" | "event", string>>;
  readonly open: string;
  readonly openLink: string;
  readonly pasteHere: string;
  readonly orFile: string;
  readonly saved: (name: string) => string;
  readonly failed: string;
}

/** From how far a code of so many modules a side is read. */
const row = (count: number, back: string, middle: string, close: string): string =>
  count <= 33 ? back : count <= 57 ? middle : close;

export const shareWords = words<ShareWords>(
  {
    title: "Share this instant",
    allModes: (count) => (count === 1 ? "one mode" : `all ${count} modes`),
    views: { map: "map", time: "space-time", verdicts: "verdicts", events: "events" },
    link: "Link",
    copy: "Copy",
    send: "Send…",
    copied: "Copied.",
    refused: "The browser does not allow copying: press Ctrl+C or ⌘C now.",
    meter: (bytes) => `${bytes} bytes`,
    tooLong: (bytes) => `${bytes} bytes: some programs cut links of this length. Send the file.`,
    fits: {
      short: "short enough to type.",
      medium: "too long to type, but any program can carry it.",
      long: "about as long as a link should be.",
    },
    private: "Nothing is sent to a server.",
    onDisk: "It leads to this file on this computer; send the file with it.",
    options: "What the link opens",
    atInstant: (time) => `at ${time}`,
    atStart: "otherwise at the start",
    inView: (view) => `in the view ${view}`,
    onMap: "otherwise on the map",
    presenting: "in presenter view",
    presentingMeans: "large type, no editors",
    embed: "Embed",
    code: "QR code of the link",
    modules: (count) =>
      `${count} × ${count}, scans from ${row(count, "the back row", "the middle", "close by")}`,
    noCode: "Too long for a code that phones can read. Send the scenario file instead.",
    takeAway: "Take away",
    svg: "Picture, SVG",
    png: "Picture, PNG",
    file: "Scenario file",
    shiviz: (mode) => `ShiViz log of ${mode}`,
    list: "Event list",
    extent: "Which events",
    whole: "of the whole run",
    untilNow: (time) => `up to ${time}`,
    headings: { time: "Time (ms)", mode: "Mode", node: "Place", event: "Event" },
    open: "Open",
    openLink: "Open a link",
    pasteHere: "Paste it here",
    orFile: "Or a scenario file",
    saved: (name) => `${name} is saved.`,
    failed: "The browser could not make this picture.",
  },
  {
    title: "この瞬間を共有",
    allModes: (count) => `${count} 方式すべて`,
    views: { map: "地図", time: "時空図", verdicts: "判定", events: "イベント" },
    link: "リンク",
    copy: "コピー",
    send: "送る…",
    copied: "コピーしました。",
    refused: "ブラウザーがコピーを許可していません。Ctrl+C か ⌘C を押してください。",
    meter: (bytes) => `${bytes} バイト`,
    tooLong: (bytes) =>
      `${bytes} バイトあります。途中で切れるソフトがあるため、ファイルを送ってください。`,
    fits: {
      short: "手で入力できる長さです。",
      medium: "長めですが、どのソフトでも使えます。",
      long: "リンクとしてはこの長さが限度です。",
    },
    private: "サーバーには何も送信しません。",
    onDisk: "このコンピューターのファイルを指しています。ファイルも一緒に送ってください。",
    options: "リンクで開く内容",
    atInstant: (time) => `${time} の時点で`,
    atStart: "外すと最初から",
    inView: (view) => `「${view}」の表示で`,
    onMap: "外すと地図で",
    presenting: "発表者表示で",
    presentingMeans: "大きな文字、編集なし",
    embed: "埋め込み",
    code: "リンクの QR コード",
    modules: (count) =>
      `${count} × ${count}、${row(count, "最後列からも", "中ほどの列から", "近くから")}読み取れます`,
    noCode:
      "スマートフォンで読めるコードには長すぎます。シナリオのファイルにはすべて入っています。",
    takeAway: "持ち出す",
    svg: "画像 (SVG)",
    png: "画像 (PNG)",
    file: "シナリオのファイル",
    shiviz: (mode) => `${mode}の ShiViz ログ`,
    list: "イベント一覧",
    extent: "イベントの範囲",
    whole: "全体",
    untilNow: (time) => `${time} まで`,
    headings: { time: "時刻 (ms)", mode: "方式", node: "場所", event: "イベント" },
    open: "開く",
    openLink: "リンクを開く",
    pasteHere: "ここに貼り付け",
    orFile: "またはシナリオのファイル",
    saved: (name) => `${name} を保存しました。`,
    failed: "ブラウザーがこの画像を作成できませんでした。",
  },
  {
    title: "Compartilhar este instante",
    allModes: (count) => (count === 1 ? "um modo" : `todos os ${count} modos`),
    views: { map: "mapa", time: "espaço-tempo", verdicts: "resultados", events: "eventos" },
    link: "Link",
    copy: "Copiar",
    send: "Enviar…",
    copied: "Copiado.",
    refused: "O navegador não nos deixa copiar: aperte Ctrl+C ou ⌘C agora.",
    meter: (bytes) => `${bytes} bytes`,
    tooLong: (bytes) =>
      `${bytes} bytes: alguns programas cortam links deste tamanho. Envie o arquivo.`,
    fits: {
      short: "curto o bastante para digitar.",
      medium: "longo, mas todo programa o aceita.",
      long: "o maior que um link deve ser.",
    },
    private: "Nada é enviado a um servidor.",
    onDisk: "Leva a este arquivo neste computador; envie o arquivo junto.",
    options: "O que o link abre",
    atInstant: (time) => `em ${time}`,
    atStart: "senão, no início",
    inView: (view) => `na vista ${view}`,
    onMap: "senão, no mapa",
    presenting: "no modo de apresentação",
    presentingMeans: "letras grandes, sem editores",
    embed: "Incorporar",
    code: "Código QR do link",
    modules: (count) =>
      `${count} × ${count}, lido ${row(count, "da última fila", "do meio da sala", "de perto")}`,
    noCode: "Demais para um código que celulares leem. O arquivo do cenário contém tudo.",
    takeAway: "Para levar",
    svg: "Imagem, SVG",
    png: "Imagem, PNG",
    file: "Arquivo do cenário",
    shiviz: (mode) => `Registro ShiViz de ${mode}`,
    list: "Lista de eventos",
    extent: "Quais eventos",
    whole: "da execução inteira",
    untilNow: (time) => `até ${time}`,
    headings: { time: "Tempo (ms)", mode: "Modo", node: "Lugar", event: "Evento" },
    open: "Abrir",
    openLink: "Abrir um link",
    pasteHere: "Cole aqui",
    orFile: "Ou um arquivo de cenário",
    saved: (name) => `${name} foi salvo.`,
    failed: "O navegador não conseguiu criar esta imagem.",
  },
);
