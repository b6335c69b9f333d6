import type { Unkept } from "../../session/state.ts";
import { words } from "../words.ts";

interface UnkeptWords extends Record<Unkept, string> {
  readonly choose: string;
  readonly save: string;
  readonly dismiss: string;
}

export const unkeptWords = words<UnkeptWords>(
  {
    full: "The browser’s storage is full: your changes last only as long as this tab.",
    forbidden:
      "The browser lets this page store nothing: your changes last only as long as this tab.",
    many: "As much unsaved work is kept as may be: your changes last only as long as this tab.",
    choose: "Discard some of it",
    save: "Save as a file",
    dismiss: "Dismiss",
  },
  {
    full: "ブラウザーの保存領域がいっぱいです。変更はこのタブを閉じると失われます。",
    forbidden: "ブラウザーがこのページに保存を許していません。変更はこのタブを閉じると失われます。",
    many: "未保存の作業をこれ以上残せません。変更はこのタブを閉じると失われます。",
    choose: "いくつか破棄する",
    save: "ファイルに保存",
    dismiss: "閉じる",
  },
  {
    full: "O armazenamento do navegador está cheio: suas mudanças duram só até fechar esta aba.",
    forbidden:
      "O navegador não deixa a página guardar nada: suas mudanças duram só até fechar esta aba.",
    many: "Não cabe mais trabalho não salvo: suas mudanças duram só até fechar esta aba.",
    choose: "Descartar algum",
    save: "Salvar como arquivo",
    dismiss: "Dispensar",
  },
);
