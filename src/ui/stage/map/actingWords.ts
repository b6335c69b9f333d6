import { words } from "../../words.ts";

export const actingWords = words(
  {
    group: "Act on cities and cables",
    node: (city: string) => `${city}: act here`,
    cable: (a: string, b: string, latency: string) => `${a} – ${b}, ${latency}: act here`,
  },
  {
    group: "都市と回線の操作",
    node: (city) => `${city}: ここで操作`,
    cable: (a, b, latency) => `${a} – ${b}、${latency}: ここで操作`,
  },
  {
    group: "Agir nas cidades e nos cabos",
    node: (city) => `${city}: agir aqui`,
    cable: (a, b, latency) => `${a} – ${b}, ${latency}: agir aqui`,
  },
);
