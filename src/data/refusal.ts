// Why a request was refused: it has not happened and never will. Codes below 100 are those of the
// history format; the others are the numbers that the real systems report.

export const refusals = {
  11: { name: "unavailable", text: "The node cannot serve the request now." },
  20: { name: "absent", text: "The row does not exist." },
  21: { name: "already-there", text: "A row with this key exists already." },
  22: { name: "guard-false", text: "A required condition does not hold." },
  23: { name: "no-rights", text: "This node may not take that much." },
  24: { name: "unsupported", text: "This mode does not support the operation." },
  1047: { name: "not-primary", text: "WSREP has not yet prepared node for application use." },
  1213: { name: "deadlock", text: "Deadlock found when trying to get lock; try restarting." },
  1290: { name: "read-only", text: "The server is running with the --read-only option." },
} as const;

export type RefusalCode = keyof typeof refusals;

/** The only refusal that clients retry: the loser of a certification. */
export function isRetryable(code: RefusalCode): boolean {
  return code === 1213;
}

/** The code that the history format writes for this refusal. */
export function historyCode(code: RefusalCode): number {
  if (code === 1213) return 30;
  if (code === 1047 || code === 1290) return 11;
  if (code === 23) return 22;
  return code;
}
