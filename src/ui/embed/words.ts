import { words } from "../words.ts";

export const embedWords = words(
  { open: "Open the full page", openTitle: "Opens this instant in a new tab" },
  { open: "全体を開く", openTitle: "この瞬間を新しいタブで開きます" },
  { open: "Abrir a página inteira", openTitle: "Abre este instante em uma nova aba" },
);
