// What is under way on a cable, in words: what its signs say to those who know them.
import type { ReactNode } from "react";
import { signOfRole } from "../../../session/drawing/signs.ts";
import { flightsAt, trafficBetween } from "../../../session/run/flights.ts";
import { eventAt } from "../../../session/run/steps.ts";
import { useSession } from "../../page.ts";
import { type Looks, lookOf } from "../../places.ts";
import { useFormat, useWords, words } from "../../words.ts";
import { legendWords } from "../legendWords.ts";
import styles from "./Acting.module.css";

const carriedWords = words(
  {
    way: (from: string, to: string, what: string) => `${from} → ${to}: ${what}`,
    sent: (at: string) => `sent ${at}`,
    arrives: (at: string) => `arrives ${at}`,
    lost: "lost",
    between: ", ",
  },
  {
    way: (from, to, what) => `${from} → ${to}：${what}`,
    sent: (at) => `送信 ${at}`,
    arrives: (at) => `到着 ${at}`,
    lost: "消失",
    between: "、",
  },
  {
    way: (from, to, what) => `${from} → ${to}: ${what}`,
    sent: (at) => `enviada aos ${at}`,
    arrives: (at) => `chega aos ${at}`,
    lost: "perdida",
    between: ", ",
  },
);

interface CarriedProps {
  /** Index of the run. */
  readonly run: number;
  readonly ends: readonly [string, string];
  readonly looks: Looks;
}

export function Carried({ run, ends, looks }: CarriedProps): ReactNode {
  const said = useWords(carriedWords);
  const signs = useWords(legendWords);
  const { milliseconds } = useFormat();
  const found = useSession(({ runs }) => runs.find(({ index }) => index === run));
  const timeUs = useSession((state) => state.timeUs);
  const part = useSession((state) => state.part);
  if (found === undefined) return null;
  const { trace } = found;
  const traffic = trafficBetween(trace, timeUs, timeUs, eventAt(found, { timeUs, part }));
  const flights = flightsAt(trace, traffic, timeUs).filter(
    ({ from, to }) => ends.includes(from) && ends.includes(to),
  );
  if (flights.length === 0) return null;
  return (
    <ul className={styles["carried"]} data-carried>
      {flights.map(({ message, from, to, role, text, state }) => {
        const { sentUs, arrivesUs } = trace.messages[message] as (typeof trace.messages)[number];
        const sign = signOfRole[role];
        const what = sign === "data" && text !== "" ? text : signs[sign];
        const end =
          state === "lost"
            ? said.lost
            : state === "held" || arrivesUs === null
              ? signs.held
              : said.arrives(milliseconds(arrivesUs));
        const whole = [what, said.sent(milliseconds(sentUs)), end].join(said.between);
        return (
          <li key={message}>{said.way(lookOf(looks, from).name, lookOf(looks, to).name, whole)}</li>
        );
      })}
    </ul>
  );
}
