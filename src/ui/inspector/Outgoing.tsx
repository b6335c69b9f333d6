// What an event sent, and the clients that have their answer by it.
import type { ReactNode } from "react";
import { isAnswer } from "../../narrate/answers.ts";
import { answerOf } from "../../narrate/index.ts";
import { textOf } from "../../narrate/sentence.ts";
import type { EventChanges } from "../../session/run/changes.ts";
import type { MessageRecord, RequestRecord } from "../../sim/trace.ts";
import { MarkIcon } from "../Mark.tsx";
import { useSession } from "../page.ts";
import { type Looks, lookOf } from "../places.ts";
import { Phrase } from "../sentence/Words.tsx";
import type { ShownMode } from "../stage/shown.ts";
import { useFormat, useWords } from "../words.ts";
import { named } from "./drawing.ts";
import styles from "./Outgoing.module.css";
import { inspectorWords } from "./words.ts";

interface OutgoingProps {
  readonly changes: EventChanges;
  readonly mode: ShownMode;
  readonly looks: Looks;
}

export function Outgoing({ changes, mode, looks }: OutgoingProps): ReactNode {
  const said = useWords(inspectorWords);
  const { ended } = changes;
  const sent = changes.sent.filter(({ background }) => !background);
  return (
    <>
      {sent.length > 0 && (
        <div className={styles["group"]} data-sent>
          <h4>{said.sent}</h4>
          <ul>
            {sent.map((message) => (
              <Message key={message.index} message={message} mode={mode} looks={looks} />
            ))}
          </ul>
        </div>
      )}
      {ended.length > 0 && (
        <div className={styles["group"]} data-ended>
          <h4>{said.ended}</h4>
          <ul>
            {ended.map((request) => (
              <Answer key={request.index} request={request} mode={mode} looks={looks} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface MessageProps {
  readonly message: MessageRecord;
  readonly mode: ShownMode;
  readonly looks: Looks;
}

function Message({ message, mode, looks }: MessageProps): ReactNode {
  const said = useWords(inspectorWords);
  const { milliseconds } = useFormat();
  const look = lookOf(looks, message.to);
  const { kind, role, text } = mode.run.trace.mode.label(message.body);
  const sends = said.sendsKind[kind] ?? said.sends[role];
  const { arrivesUs, fate, leftUs } = message;
  const isLost = fate === "lost" || fate === "cut" || fate === "down";
  const isHeld = arrivesUs === null || leftUs === null;
  return (
    <li>
      <MarkIcon look={look} />
      <span>
        {sends(look.name)}
        {text !== "" && <b> {named(text, looks)}</b>}
      </span>
      <small>
        {isLost ? said.notArriving : isHeld ? said.heldBack : said.arrives(milliseconds(arrivesUs))}
      </small>
    </li>
  );
}

interface AnswerProps {
  readonly request: RequestRecord;
  readonly mode: ShownMode;
  readonly looks: Looks;
}

function Answer({ request, mode, looks }: AnswerProps): ReactNode {
  const said = useWords(inspectorWords);
  const voice = useSession((state) => state.voice);
  const { milliseconds } = useFormat();
  const look = lookOf(looks, request.node);
  const waitedUs = (request.doneUs ?? request.atUs) - request.atUs;
  // A client without a name of its own is called by its city.
  const { client, node } = request;
  const clientName = client === node ? said.clientOf(look.name) : named(client, looks);
  const { reads, stale } = answerOf(mode.run.trace, request, voice);
  const outcome = isAnswer(request) ? said.answered : said.outcomes[request.outcome];
  return (
    <li data-request={request.id}>
      <MarkIcon look={look} label={look.name} />
      <div className={styles["answer"]}>
        {outcome(clientName, milliseconds(waitedUs))}
        {reads.length > 0 && (
          <>
            : <Phrase sentence={reads} />
          </>
        )}
        {stale.map((sentence) => (
          <p key={textOf(sentence)}>
            <Phrase sentence={sentence} />
          </p>
        ))}
      </div>
    </li>
  );
}
