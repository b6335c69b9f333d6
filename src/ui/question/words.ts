import { words } from "../words.ts";

/** Two digits of an estimate say all that it knows. */
function about(count: number, locale: string): string {
  return Number(count.toPrecision(2)).toLocaleString(locale);
}

const megabytes = (bytes: number, locale: string): string => about(bytes / 1e6, locale);

export interface Sizes {
  readonly events: number;
  readonly bytes: number;
}

export const questionWords = words(
  {
    large: "This scenario is large",
    takes: (title: string, modes: number, { events, bytes }: Sizes) =>
      `“${title}” would take about ${about(events, "en")} events and ` +
      `${megabytes(bytes, "en")} MB of memory under ` +
      `${modes === 1 ? "its mode" : `${modes} modes`}.`,
    patience: "Computing it can take minutes.",
    cut: ({ events, bytes }: Sizes) =>
      `Everywrite stops at ${about(events, "en")} events or ${megabytes(bytes, "en")} MB: ` +
      "what goes beyond that is cut.",
    compute: "Compute it",
    back: "Go back",
  },
  {
    large: "大きなシナリオです",
    takes: (title, modes, { events, bytes }) =>
      `「${title}」には、${modes} モードで約 ${about(events, "ja")} イベント、` +
      `${megabytes(bytes, "ja")} MB のメモリが要ります。`,
    patience: "計算に数分かかることがあります。",
    cut: ({ events, bytes }) =>
      `Everywrite は ${about(events, "ja")} イベント、または ${megabytes(bytes, "ja")} MB ` +
      "で止まります。それを超える分は打ち切られます。",
    compute: "計算する",
    back: "戻る",
  },
  {
    large: "Este cenário é grande",
    takes: (title, modes, { events, bytes }) =>
      `“${title}” precisaria de cerca de ${about(events, "pt-BR")} eventos e ` +
      `${megabytes(bytes, "pt-BR")} MB de memória em ` +
      `${modes === 1 ? "seu modo" : `${modes} modos`}.`,
    patience: "O cálculo pode levar minutos.",
    cut: ({ events, bytes }) =>
      `O Everywrite para em ${about(events, "pt-BR")} eventos ou ` +
      `${megabytes(bytes, "pt-BR")} MB: o que passar disso será cortado.`,
    compute: "Calcular",
    back: "Voltar",
  },
);
