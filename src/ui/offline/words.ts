import { words } from "../languages.ts";
import type { Reason } from "./reload.ts";

export const reloadWords = words(
  {
    reasons: {
      ready: "A new version is ready.",
      taken: "Another tab has switched to a newer version.",
      missing: "A part of the page did not load: there may be a newer version, or no network.",
      broken: "A part of the page has failed.",
    } satisfies Record<Reason, string>,
    reload: "Reload",
    later: "Later",
    again: "Try again",
    notHere: "This part did not load.",
    failedHere: "This part has failed.",
  },
  {
    reasons: {
      ready: "新しいバージョンの準備ができました。",
      taken: "別のタブが新しいバージョンに切り替わりました。",
      missing:
        "ページの一部を読み込めませんでした。新しいバージョンがあるか、ネットワークがありません。",
      broken: "ページの一部が動かなくなりました。",
    },
    reload: "再読み込み",
    later: "あとで",
    again: "もう一度試す",
    notHere: "この部分を読み込めませんでした。",
    failedHere: "この部分が動かなくなりました。",
  },
  {
    reasons: {
      ready: "Uma nova versão está pronta.",
      taken: "Outra aba passou para uma versão mais nova.",
      missing: "Uma parte da página não carregou: pode haver uma versão nova, ou falta rede.",
      broken: "Uma parte da página falhou.",
    },
    reload: "Recarregar",
    later: "Depois",
    again: "Tentar de novo",
    notHere: "Esta parte não carregou.",
    failedHere: "Esta parte falhou.",
  },
);
