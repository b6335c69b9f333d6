// What is drawn of the runs to compare with: those before the last change or, once it is undone,
// those that it had led to.
import type { SessionState } from "../../session/state.ts";
import { useSession } from "../page.ts";
import { useWords, words } from "../words.ts";

const earlierWords = words(
  {
    before: (text: string) => `before: ${text}`,
    undone: (text: string) => `undone: ${text}`,
  },
  {
    before: (text) => `変更前: ${text}`,
    undone: (text) => `元に戻す前: ${text}`,
  },
  {
    before: (text) => `antes: ${text}`,
    undone: (text) => `desfeito: ${text}`,
  },
);

function isUndone({ before, future }: Pick<SessionState, "before" | "future">): boolean {
  return before !== null && future[0] === before.document;
}

export function useEarlierText(): (text: string) => string {
  const said = useWords(earlierWords);
  return useSession(isUndone) ? said.undone : said.before;
}
