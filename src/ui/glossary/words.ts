import { words } from "../words.ts";

export const glossaryWords = words(
  {
    title: "What the words mean",
    words: "Words",
    figure: (title: string, mode: string, time: string) => `“${title}” under ${mode}, at ${time}`,
    open: "See it in the run",
    more: "What this means",
  },
  {
    title: "言葉の意味",
    words: "言葉",
    figure: (title, mode, time) => `「${title}」、${mode}、${time}`,
    open: "実行の中で見る",
    more: "意味を見る",
  },
  {
    title: "O que as palavras significam",
    words: "Palavras",
    figure: (title, mode, time) => `“${title}” com ${mode}, em ${time}`,
    open: "Ver na execução",
    more: "O que isto significa",
  },
);
