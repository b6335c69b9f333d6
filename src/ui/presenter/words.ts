import { words } from "../words.ts";

export const presenterWords = words(
  {
    blank: "Blank the screen",
    isBlank: "The screen is blank. Press any key to go on.",
  },
  {
    blank: "画面を消す",
    isBlank: "画面を消しています。どれかキーを押すと戻ります。",
  },
  {
    blank: "Apagar a tela",
    isBlank: "A tela está apagada. Aperte qualquer tecla para continuar.",
  },
);
