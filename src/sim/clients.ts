// The clients: each sits at its node, has one request open at a time, waits at most its timeout,
// and retries what lost a certification.
import { isRetryable } from "../data/refusal.ts";
import type { Reply, Request } from "./mode.ts";
import type { RequestEntry, Scenario } from "./scenario.ts";
import type { Outcome, RequestRecord } from "./trace.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A try that is due: an entry of the script for the first or a further time. */
export interface Attempt {
  readonly entry: RequestEntry;
  readonly attempt: number;
}

interface Session {
  /** Entries whose time has come while the client was busy. */
  readonly queue: RequestEntry[];
  /** A request is open, or its next try is due. */
  busy: boolean;
}

export class Clients {
  readonly requests: Writable<RequestRecord>[] = [];
  /** How many entries wait for their client to have time. */
  queued = 0;
  /** How many entries have begun, and how many of these are over: half of each. */
  settled = 0;
  private readonly sessions = new Map<string, Session>();
  private readonly retries: number;

  constructor(scenario: Scenario) {
    this.retries = scenario.clients.retries;
  }

  /** An entry's time has come: the try to start now, or null while the client is busy. */
  due(entry: RequestEntry): Attempt | null {
    const session = this.session(entry.client);
    if (session.busy) {
      session.queue.push(entry);
      this.queued += 1;
      return null;
    }
    session.busy = true;
    return { entry, attempt: 1 };
  }

  /** Opens the request of a try. */
  start({ entry, attempt }: Attempt, atUs: number, startedBy: number): Request {
    const index = this.requests.length;
    const { client, node, operations } = entry;
    const id = `r${index + 1}`;
    if (attempt === 1) this.settled += 0.5;
    this.requests.push({
      index,
      id,
      entry: entry.index,
      client,
      node,
      operations,
      attempt,
      atUs,
      doneUs: null,
      outcome: "unknown",
      code: null,
      reply: null,
      startedBy,
      endedBy: -1,
    });
    return { id, client, node, operations };
  }

  isOpen(index: number): boolean {
    return this.requests[index]?.doneUs === null;
  }

  /** Ends an open request; gives the try that follows at once, or null. */
  end(index: number, reply: Reply | null, atUs: number, endedBy: number): Attempt | null {
    const record = this.requests[index] as Writable<RequestRecord>;
    record.doneUs = atUs;
    record.endedBy = endedBy;
    record.reply = reply;
    record.outcome = outcomeOf(reply);
    record.code = reply?.outcome === "refused" ? reply.code : null;
    return this.next(record);
  }

  private next(record: RequestRecord): Attempt | null {
    const session = this.session(record.client);
    if (record.code !== null && isRetryable(record.code) && record.attempt <= this.retries) {
      return { entry: this.entryOf(record), attempt: record.attempt + 1 };
    }
    this.settled += 0.5;
    const entry = session.queue.shift();
    if (entry !== undefined) {
      this.queued -= 1;
      return { entry, attempt: 1 };
    }
    session.busy = false;
    return null;
  }

  private entryOf(record: RequestRecord): RequestEntry {
    const { entry: index, client, node, operations } = record;
    return { kind: "request", index, atUs: record.atUs, client, node, operations };
  }

  private session(client: string): Session {
    let session = this.sessions.get(client);
    if (session === undefined) {
      session = { queue: [], busy: false };
      this.sessions.set(client, session);
    }
    return session;
  }
}

function outcomeOf(reply: Reply | null): Outcome {
  return reply === null ? "unknown" : reply.outcome;
}
