// What all lines of a history have in common.

export type HistoryLine = Readonly<Record<string, unknown>> & { readonly type: string };

/** The unit of Jepsen's histories. */
export const nanoseconds = (us: number): number => us * 1000;
