import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSession } from "../../session/store.ts";
import type { Command } from "./message.ts";
import { obey } from "./obey.ts";
import { inFrames, mostInFrame } from "./queue.ts";

/** Frames that come when they are asked to. */
class Frames {
  count = 0;
  private next: (() => void) | null = null;
  readonly soon = (call: () => void): void => {
    expect(this.next).toBeNull();
    this.next = call;
  };
  drawAll(): void {
    while (this.next !== null) {
      const call = this.next;
      this.next = null;
      this.count += 1;
      call();
    }
  }
}

const commands = fc.oneof(
  fc.constantFrom<unknown>({ action: "play" }, { action: "pause" }),
  fc.record({ action: fc.constant("seek"), ms: fc.integer({ min: 0, max: 1500 }) }),
  fc.record({ action: fc.constant("step"), by: fc.constantFrom(1, -1) }),
  fc.record({ action: fc.constant("open"), hash: fc.constantFrom("#s=cut&t=450", "#s=no") }),
) as fc.Arbitrary<Command>;

describe("what is asked for between two frames", () => {
  it("is done in one, and ends as if each had been done when it came", () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), (list) => {
        const [queued, direct] = [createSession(), createSession()];
        for (const session of [queued, direct]) session.openHash("#s=inventory&t=102");
        const frames = new Frames();
        const ask = inFrames((command: Command) => obey(queued, command), frames.soon);
        for (const command of list) ask(command);
        for (const command of list) obey(direct, command);
        frames.drawAll();
        expect(frames.count).toBe(Math.min(1, list.length));
        const place = ({ getState }: typeof queued): object => {
          const { id, timeUs, part, playing, problem, openings } = getState();
          return { id, timeUs, part, playing, problem, openings };
        };
        expect(place(queued)).toEqual(place(direct));
      }),
      { numRuns: 15 },
    );
  });

  it("is all done, in its order, in as few frames as hold it", () => {
    const frames = new Frames();
    const done: number[] = [];
    const ask = inFrames((one: number) => void done.push(one), frames.soon);
    const all = Array.from({ length: 10 * mostInFrame + 1 }, (_, i) => i);
    for (const one of all) ask(one);
    expect(done).toEqual([]);
    frames.drawAll();
    expect(done).toEqual(all);
    expect(frames.count).toBe(11);
  });

  it("waits for the frame after, where it is asked for in one", () => {
    const frames = new Frames();
    const done: number[] = [];
    const ask = inFrames((one: number) => {
      done.push(one);
      if (one < 3) ask(one + 1);
    }, frames.soon);
    ask(1);
    frames.drawAll();
    expect([done, frames.count]).toEqual([[1, 2, 3], 3]);
  });
});
