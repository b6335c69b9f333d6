import { words } from "../words.ts";

export const railWords = words(
  { inspector: "Inspector", open: "Open the inspector", close: "Close the inspector" },
  {
    inspector: "インスペクター",
    open: "インスペクターを開く",
    close: "インスペクターを閉じる",
  },
  { inspector: "Inspetor", open: "Abrir o inspetor", close: "Fechar o inspetor" },
);
