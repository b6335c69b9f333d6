import { words } from "../words.ts";

/** Keys that do the same stand one after another; those of one press are joined by a plus. */
type Keys = readonly (readonly [keys: readonly string[], action: string])[];

interface KeysWords {
  readonly title: string;
  readonly about: string;
  /** Between two keys of a range: "1 to 9". */
  readonly to: string;
  readonly list: Keys;
}

/** A range of keys, as its two ends. */
export const range = "…";

/** The first of each list is the one to remember. */
export const keysWords = words<KeysWords>(
  {
    title: "Keys",
    about: "Each of these also has a button. Single letters can be switched off in the menu.",
    to: "to",
    list: [
      [["Space", "K"], "play, pause"],
      [["←", "→"], "one event back, forward"],
      [["J", "L", ",", "."], "the same"],
      [["Page Up", "Page Down"], "the same, for presenter remotes"],
      [["Shift + ←", "Shift + →"], "previous, next conflict"],
      [["Home", "End"], "start, end"],
      [["1", range, "9"], "one mode, large"],
      [["0", "Esc"], "show the whole run and all modes"],
      [["↑", "↓"], "previous, next mode"],
      [["Ctrl + click", "Delete"], "on a mode’s tab: hide the mode"],
      [["V"], "map, space-time, verdicts, events"],
      [["Tab", "arrow keys"], "on the stage: from event to event"],
      [["Enter"], "look at an event, act on a city or cable"],
      [["C"], "causes and effects of the event"],
      [["I"], "inspector"],
      [["+", "−"], "zoom in time"],
      [["D"], "differences only"],
      [["W", "X"], "write in the chosen city; cut off the chosen city or cable"],
      [["E"], "edit the scenario"],
      [["Ctrl + Z", "Ctrl + Y"], "undo, redo"],
      [["O", "H"], "loop; stop at conflicts"],
      [["S"], "share this instant"],
      [["P", "F"], "presenter view, full screen"],
      [["B"], "blank screen, when presenting"],
      [["T", "M"], "light or dark, sound"],
      [["?"], "this help"],
    ],
  },
  {
    title: "キー",
    about: "どれにも同じ働きのボタンがあります。一文字キーはメニューで無効にできます。",
    to: "から",
    list: [
      [["Space", "K"], "再生、一時停止"],
      [["←", "→"], "前のイベント、次のイベント"],
      [["J", "L", ",", "."], "同じ"],
      [["Page Up", "Page Down"], "同じ（発表用リモコン）"],
      [["Shift + ←", "Shift + →"], "前の競合、次の競合"],
      [["Home", "End"], "最初、最後"],
      [["1", range, "9"], "一つの方式を大きく"],
      [["0", "Esc"], "実行全体とすべての方式を表示"],
      [["↑", "↓"], "前の方式、次の方式"],
      [["Ctrl + クリック", "Delete"], "方式のタブで：その方式を隠す"],
      [["V"], "地図、時空図、判定、イベント"],
      [["Tab", "矢印キー"], "ステージで：イベントからイベントへ"],
      [["Enter"], "イベントを調べる、都市やケーブルを操作する"],
      [["C"], "イベントの原因と結果"],
      [["I"], "インスペクター"],
      [["+", "−"], "時間の拡大・縮小"],
      [["D"], "違いだけを表示"],
      [["W", "X"], "選んだ都市に書き込む、選んだ都市や回線を切り離す"],
      [["E"], "シナリオを編集"],
      [["Ctrl + Z", "Ctrl + Y"], "元に戻す、やり直す"],
      [["O", "H"], "繰り返し、競合で止める"],
      [["S"], "この瞬間を共有"],
      [["P", "F"], "発表者表示、全画面"],
      [["B"], "発表中に画面を消す"],
      [["T", "M"], "ライト・ダーク、音"],
      [["?"], "このヘルプ"],
    ],
  },
  {
    title: "Teclas",
    about: "Cada uma também tem um botão. As teclas de uma letra podem ser desligadas no menu.",
    to: "a",
    list: [
      [["Espaço", "K"], "reproduzir, pausar"],
      [["←", "→"], "um evento para trás, para a frente"],
      [["J", "L", ",", "."], "o mesmo"],
      [["Page Up", "Page Down"], "o mesmo, para controles de apresentação"],
      [["Shift + ←", "Shift + →"], "conflito anterior, próximo"],
      [["Home", "End"], "início, fim"],
      [["1", range, "9"], "um modo, grande"],
      [["0", "Esc"], "mostrar a execução inteira e todos os modos"],
      [["↑", "↓"], "modo anterior, próximo"],
      [["Ctrl + clique", "Delete"], "na aba de um modo: ocultar o modo"],
      [["V"], "mapa, espaço-tempo, resultados, eventos"],
      [["Tab", "setas"], "no palco: de evento em evento"],
      [["Enter"], "examinar um evento, agir sobre cidade ou cabo"],
      [["C"], "causas e efeitos do evento"],
      [["I"], "inspetor"],
      [["+", "−"], "ampliar o tempo"],
      [["D"], "só as diferenças"],
      [["W", "X"], "escrever na cidade escolhida; cortar a cidade ou o cabo escolhido"],
      [["E"], "editar o cenário"],
      [["Ctrl + Z", "Ctrl + Y"], "desfazer, refazer"],
      [["O", "H"], "repetir; parar em conflitos"],
      [["S"], "compartilhar este instante"],
      [["P", "F"], "modo de apresentação, tela cheia"],
      [["B"], "tela em branco, ao apresentar"],
      [["T", "M"], "claro ou escuro, som"],
      [["?"], "esta ajuda"],
    ],
  },
);
