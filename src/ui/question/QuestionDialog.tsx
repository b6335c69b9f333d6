// A large scenario is not computed unasked: how large it is, and both ways. The way out is the safe
// one: it has the focus, and Escape goes there.
import { type ReactNode, useEffect, useRef } from "react";
import { Dialog } from "../Dialog.tsx";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./QuestionDialog.module.css";
import { questionWords } from "./words.ts";

export default function QuestionDialog(): ReactNode {
  const { session } = usePage();
  const said = useWords(questionWords);
  const question = useSession((state) => state.question);
  if (question === null) return null;
  const { title, modes, estimate, most } = question;
  const isCut = estimate.events > most.events || estimate.bytes > most.bytes;
  // It also closes when it has been answered.
  const goBack = (): void => {
    if (session.getState().question !== null) session.cancel();
  };
  return (
    <Dialog title={said.large} onClose={goBack}>
      <div className={styles["question"]}>
        <p>
          {said.takes(title, modes, estimate)} {said.patience} {isCut && said.cut(most)}
        </p>
        <Answers onCompute={() => session.goOn()} onBack={goBack} />
      </div>
    </Dialog>
  );
}

interface AnswersProps {
  readonly onCompute: () => void;
  readonly onBack: () => void;
}

function Answers({ onCompute, onBack }: AnswersProps): ReactNode {
  const said = useWords(questionWords);
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  return (
    <div className={styles["answers"]}>
      <button ref={safe} type="button" onClick={onBack}>
        {said.back}
      </button>
      <button type="button" className={styles["primary"]} onClick={onCompute}>
        {said.compute}
      </button>
    </div>
  );
}
