import { words } from "../words.ts";

export const glossaryWords = words(
  {
    title: "What the words mean",
    words: "Words",
    figure: (title: string, mode: string, time: string) => `“${title}” under ${mode}, at ${time}`,
    open: "See it in the run",
    explain: (term: string) => `${term}: what does it mean?`,
  },
  {
    title: "言葉の意味",
    words: "言葉",
    figure: (title, mode, time) => `「${title}」、${mode}、${time}`,
    open: "実行の中で見る",
    explain: (term) => `${term}：意味を見る`,
  },
  {
    title: "O que as palavras significam",
    words: "Palavras",
    figure: (title, mode, time) => `“${title}” com ${mode}, em ${time}`,
    open: "Ver na execução",
    explain: (term) => `${term}: o que significa?`,
  },
);
