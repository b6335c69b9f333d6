import { words } from "../words.ts";

export const progressWords = words(
  {
    computing: (mode: string) => `Computing ${mode}`,
    name: "Computing the scenario",
    cancel: "Cancel",
  },
  {
    computing: (mode: string) => `${mode}を計算しています`,
    name: "シナリオを計算しています",
    cancel: "中止",
  },
  {
    computing: (mode: string) => `Calculando ${mode}`,
    name: "Calculando o cenário",
    cancel: "Cancelar",
  },
);
