// What the signs on the cables mean.
import { words } from "../words.ts";

export const legendWords = words(
  {
    title: "Signs",
    data: "carries a write",
    answer: "acknowledges",
    question: "asks for agreement",
    refusal: "refuses",
    held: "held back",
    waiting: "client waits",
  },
  {
    title: "記号",
    data: "書き込みを運ぶ",
    answer: "確認する",
    question: "同意を求める",
    refusal: "断る",
    held: "足止め中",
    waiting: "クライアントが待つ",
  },
  {
    title: "Sinais",
    data: "leva uma escrita",
    answer: "confirma",
    question: "pede acordo",
    refusal: "recusa",
    held: "retida",
    waiting: "cliente espera",
  },
);
