import { words } from "../languages.ts";

export const libraryWords = words(
  {
    search: "Search the scenarios",
    found: (count: number) => (count === 1 ? "1 scenario" : `${count} scenarios`),
    nothing: (query: string) => `No scenario has “${query}” in its title or description.`,
  },
  {
    search: "シナリオを検索",
    found: (count) => `${count}件のシナリオ`,
    nothing: (query) => `題名と説明に「${query}」を含むシナリオはありません。`,
  },
  {
    search: "Buscar nos cenários",
    found: (count) => (count === 1 ? "1 cenário" : `${count} cenários`),
    nothing: (query) => `Nenhum cenário tem “${query}” no título ou na descrição.`,
  },
);
