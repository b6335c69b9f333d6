import { words } from "../words.ts";

export const presenterWords = words(
  {
    leave: "Leave the presenter view",
    blank: "Blank the screen",
    isBlank: "The screen is blank. Press any key to go on.",
  },
  {
    leave: "発表者表示を終える",
    blank: "画面を消す",
    isBlank: "画面を消しています。どれかキーを押すと戻ります。",
  },
  {
    leave: "Sair do modo de apresentação",
    blank: "Apagar a tela",
    isBlank: "A tela está apagada. Aperte qualquer tecla para continuar.",
  },
);
