import { describe, expect, it } from "vitest";
import { toldNow } from "../session/keeping/said.ts";
import { beatsNow } from "../session/playing/now.ts";
import { lengthOf } from "../session/playing/plan.ts";
import { activeConflicts, createSession, type Session } from "../session/store.ts";
import { type Frames, Player } from "./player.ts";

/** Frames that come when the test says so: 60 in a second of a clock of their own. */
class Film implements Frames {
  nowMs = 0;
  still = false;
  private next: ((nowMs: number) => void) | null = null;

  request(callback: (nowMs: number) => void): number {
    this.next = callback;
    return 1;
  }
  cancel(): void {
    this.next = null;
  }
  isStill(): boolean {
    return this.still;
  }
  /** Until so much time has passed, or nothing asks for a frame any more. */
  run(ms: number, each: () => void = () => undefined): void {
    const endMs = this.nowMs + ms;
    while (this.nowMs < endMs && this.next !== null) {
      const call = this.next;
      this.next = null;
      this.nowMs += 1000 / 60;
      call(this.nowMs);
      each();
    }
  }
  get isRunning(): boolean {
    return this.next !== null;
  }
}

interface Stage {
  readonly session: Session;
  readonly film: Film;
  /** What was painted last. */
  readonly painted: { us: number; isBetween: boolean };
}

function staged(hash: string): Stage {
  const session = createSession();
  session.openHash(hash);
  const film = new Film();
  const player = new Player(session, film);
  player.start();
  const painted = { us: -1, isBetween: false };
  player.add((us, isBetween) => Object.assign(painted, { us, isBetween }));
  return { session, film, painted };
}

const minute = 60_000;

describe("Play, started by hand", () => {
  it("stops at each conflict, and goes on from there when it is asked to", () => {
    const { session, film } = staged("#s=profile&t=0");
    for (const conflictUs of activeConflicts(session.getState())) {
      session.setPlaying(true);
      film.run(3 * minute);
      expect(session.getState()).toMatchObject({ playing: false, timeUs: conflictUs });
      expect(film.isRunning).toBe(false);
    }
    session.setPlaying(true);
    film.run(3 * minute);
    expect(session.getState()).toMatchObject({ playing: false, ended: true });
    expect(session.getState().timeUs).toBe(session.getState().endUs);
  });

  it("goes over them where it is told to, in a loop, and where a host plays", () => {
    const goesOver = (prepare: (session: Session) => void, by: "visitor" | "host"): boolean => {
      const { session, film } = staged("#s=profile&t=0");
      prepare(session);
      session.setPlaying(true, by);
      film.run(minute);
      const { timeUs, playing, conflictsUs } = session.getState();
      return playing && timeUs > (conflictsUs[0] ?? 0);
    };
    expect(goesOver(() => undefined, "visitor")).toBe(false);
    expect(goesOver((session) => session.set({ stopsAtConflicts: false }), "visitor")).toBe(true);
    expect(goesOver((session) => session.set({ loop: true }), "visitor")).toBe(true);
    expect(goesOver(() => undefined, "host")).toBe(true);
  });

  it("moves at once: what stands there has been read", () => {
    const { session, film, painted } = staged("#s=profile&t=1");
    session.setPlaying(true);
    film.run(100);
    expect(painted.us).toBeGreaterThan(1000);
  });

  it("starts again from the end, and from the start again in a loop", () => {
    const { session, film } = staged("#s=profile-a");
    session.jumpToEdge("end");
    session.set({ loop: true });
    session.setPlaying(true);
    expect(session.getState()).toMatchObject({ timeUs: 0, ended: false });
    let starts = 0;
    let lastUs = 0;
    film.run(3 * lengthOf(beatsNow(session.getState())), () => {
      const { timeUs } = session.getState();
      if (timeUs < lastUs) starts += 1;
      lastUs = timeUs;
    });
    expect(starts).toBe(3);
  });
});

describe("while it plays", () => {
  it("the state never stands at another time than the last instant that the picture passed", () => {
    const { session, film, painted } = staged("#s=storm");
    session.set({ stopsAtConflicts: false });
    session.setPlaying(true);
    let lastUs = 0;
    film.run(5 * minute, () => {
      const { timeUs, instantsUs, playing } = session.getState();
      expect(painted.us).toBeGreaterThanOrEqual(lastUs);
      lastUs = painted.us;
      expect(painted.isBetween).toBe(painted.us !== timeUs);
      const passed = instantsUs.findLast((us) => us <= painted.us);
      if (playing) expect(timeUs).toBe(passed);
    });
    expect(session.getState()).toMatchObject({ playing: false, ended: true });
    expect(film.nowMs).toBeLessThanOrEqual(3 * minute);
  });

  it("each sentence stands as long as its plan says, by its own frames", () => {
    const { session, film } = staged("#s=cut&t=0");
    session.setPlaying(true, "host");
    const stood = new Map<string, number>();
    film.run(3 * minute, () => {
      const key = JSON.stringify(toldNow(session.getState()));
      stood.set(key, (stood.get(key) ?? 0) + 1000 / 60);
    });
    const beats = beatsNow(session.getState());
    for (const told of new Set(beats.map((beat) => beat.told))) {
      const same = beats.filter((beat) => beat.told === told);
      const shown = stood.get(JSON.stringify(told)) ?? 0;
      expect(Math.abs(shown - lengthOf(same)), JSON.stringify(told)).toBeLessThanOrEqual(40);
    }
  });

  it("the speed makes it faster, and keeps the place", () => {
    const { session, film, painted } = staged("#s=cut&t=0");
    session.setPlaying(true, "host");
    film.run(8000);
    const { us } = painted;
    session.setSpeed(4);
    film.run(20);
    expect(painted.us - us).toBeLessThan(20_000);
    film.run(minute);
    expect(session.getState().playing).toBe(false);
    expect(film.nowMs).toBeLessThan(minute / 2);
  });

  it("at true speed the run's clock goes evenly, a hundred milliseconds a second", () => {
    const { session, film, painted } = staged("#s=profile&t=0");
    session.setSpeed("true");
    session.set({ stopsAtConflicts: false });
    session.setPlaying(true);
    film.run(1000 / 60);
    const [fromMs, fromUs] = [film.nowMs, painted.us];
    film.run(11_000, () => {
      const expected = fromUs + (film.nowMs - fromMs) * 100;
      expect(Math.abs(painted.us - expected)).toBeLessThanOrEqual(2);
    });
    expect(session.getState().playing).toBe(true);
  });

  it("nothing moves between the instants for who asks for reduced motion", () => {
    const { session, film, painted } = staged("#s=profile&t=0");
    film.still = true;
    session.setPlaying(true, "host");
    film.run(3 * minute, () => {
      expect(painted.isBetween).toBe(false);
      const { instantsUs, endUs } = session.getState();
      expect([...instantsUs, endUs]).toContain(painted.us);
    });
    expect(session.getState().ended).toBe(true);
  });
});

describe("a pause", () => {
  it("stands where the picture was, and goes on from there", () => {
    const { session, film, painted } = staged("#s=profile&t=2");
    session.setPlaying(true);
    film.run(400);
    expect(painted.isBetween).toBe(true);
    const { us } = painted;
    session.setPlaying(false);
    expect(session.getState().timeUs).toBe(us);
    session.setPlaying(true);
    film.run(50);
    expect(painted.us).toBeGreaterThanOrEqual(us);
    expect(painted.us).toBeLessThan(us + 10_000);
  });

  it("does not take the sentence away that is being read", () => {
    const { session, film, painted } = staged("#s=cut&t=0");
    session.set({ stopsAtConflicts: false });
    session.setPlaying(true);
    let pauses = 0;
    film.run(2 * minute, () => {
      if (!painted.isBetween) return;
      const told = toldNow(session.getState());
      session.setPlaying(false);
      expect(toldNow(session.getState())).toEqual(told);
      session.setPlaying(true);
      pauses += 1;
    });
    expect(pauses).toBeGreaterThan(100);
  });

  it("of the browser, whose page was hidden, loses nothing", () => {
    const { session, film, painted } = staged("#s=cut&t=0");
    session.setPlaying(true, "host");
    film.run(3000);
    const { us } = painted;
    film.nowMs += 10 * minute;
    film.run(20);
    expect(painted.us - us).toBeLessThan(150_000);
  });
});
