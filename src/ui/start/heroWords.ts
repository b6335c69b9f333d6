// What the map of the start page says.
import { words } from "../languages.ts";

export const heroWords = words(
  {
    ships: (name: string, units: number) => `${name} ships ${units}`,
    heardOfNeither: (name: string) => `${name} has heard of neither`,
    caption: (time: string) => `${time}: two sales are on their way, and both totals are wrong.`,
    map: (said: string, time: string) => `Map at ${time}. ${said}`,
  },
  {
    ships: (name, units) => `${name}が${units}個を出荷`,
    heardOfNeither: (name) => `${name}にはどちらも未着`,
    caption: (time) => `${time}：二つの販売の知らせはまだ途中で、どちらの合計も正しくありません。`,
    map: (said, time) => `${time}の地図。${said}`,
  },
  {
    ships: (name, units) => `${name} envia ${units}`,
    heardOfNeither: (name) => `${name} não soube de nenhuma`,
    caption: (time) => `${time}: duas vendas estão a caminho, e os dois totais estão errados.`,
    map: (said, time) => `Mapa aos ${time}. ${said}`,
  },
);
