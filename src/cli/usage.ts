// What the command line says about itself, and how it says that something is wrong.

/** Bad usage or bad input: one sentence on standard error, exit code 2. */
export class UsageError extends Error {}

export const exitCodes = {
  fine: 0,
  /** A claim or an expectation is broken. */
  broken: 1,
  /** Bad usage or bad input. */
  usage: 2,
  /** A limit of ours cut a run. */
  limit: 3,
  /** A fault of this program. */
  ours: 70,
} as const;

export const usage = `Usage: everywrite <command>

  run <file | library id | link> ...   run scenarios and print their outcome; - is standard
                                       input, here and below
      --mode m      only this mode (may be given several times)
      --seed s      another seed
      --format f    summary (default), json, history, trace or shiviz
      --out file    write to a file (history: one file per mode)
  check                                try random workloads and faults against each mode's claims
      --mode m      only this mode (may be given several times)
      --seeds a..b  which seeds (default 1..200)
      --jobs n      how many processes (default 1)
  link <file>                          print a scenario as a link
  open <link>                          print a link's scenario
  modes                                list the modes
  scenarios                            list the scenarios of the library
  fuzz                                 try random texts and links on what reads them
      --inputs n    how many (default 10000), or which: a..b
      --seed s      another seed
  bench                                measure the figures of the performance page

Exit codes: 0 fine; 1 a claim is broken; 2 bad usage or bad input; 3 a run was cut at a limit.
`;
