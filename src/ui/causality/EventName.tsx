// An event by its place and time, as its mark and words.
import type { ReactNode } from "react";
import type { Run } from "../../session/run/run.ts";
import { MarkIcon } from "../Mark.tsx";
import { type Looks, lookOf } from "../places.ts";
import { useFormat } from "../words.ts";

interface EventNameProps {
  readonly run: Run;
  readonly event: number;
  readonly looks: Looks;
}

export function EventName({ run, event, looks }: EventNameProps): ReactNode {
  const { milliseconds } = useFormat();
  const { node = null, atUs = 0 } = run.trace.events[event] ?? {};
  const look = node === null ? null : lookOf(looks, node);
  return (
    <>
      {look !== null && (
        <>
          <MarkIcon look={look} /> {look.name},{" "}
        </>
      )}
      {milliseconds(atUs)}
    </>
  );
}
