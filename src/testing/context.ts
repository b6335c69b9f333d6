// What a mode is told at the start of a run, for tests that call a mode without the kernel.
export const atStart = {
  clockUs: 0,
  uptimeUs: 0,
  roundTripsUs: {},
  longestRoundTripUs: 0,
  boot: 0,
} as const;
