// How far a long command is, for somebody who looks at a terminal.

/** Says how many of all are done, on one line that it writes again. */
export function counter(all: number, what: string): (done: number) => void {
  const step = Math.max(1, Math.floor(all / 1000));
  return (done) => {
    if (!process.stderr.isTTY || (done % step !== 0 && done !== all)) return;
    process.stderr.write(`\r${done} of ${all} ${what}${done === all ? "\n" : ""}`);
  };
}
