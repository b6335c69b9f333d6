import { words } from "../words.ts";

export const offlineWords = words(
  { ready: "A new version is ready.", reload: "Reload", later: "Later" },
  { ready: "新しいバージョンの準備ができました。", reload: "再読み込み", later: "あとで" },
  { ready: "Uma nova versão está pronta.", reload: "Recarregar", later: "Depois" },
);
