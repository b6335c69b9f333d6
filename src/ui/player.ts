// The one frame loop of the page. It knows the time that the pictures show, which runs on between
// two instants while the state stays that of the earlier one, and calls everyone who draws by it.
// How long each moment stands is decided by the plan in `session/playing`.
import { toldNow } from "../session/keeping/said.ts";
import { beatsNow, endNow, stopsNow } from "../session/playing/now.ts";
import { type Beat, leaving, lengthOf, timeAfter } from "../session/playing/plan.ts";
import { countUpTo, nextAfter } from "../session/run/instants.ts";
import {
  activeConflicts,
  activeInstants,
  type Session,
  type SessionState,
} from "../session/store.ts";

/**
 * `isBetween`: the time runs on between two instants, and the state stays that of the earlier one.
 * Without it the state has just come to this time, or the painter to the player.
 */
export type Painter = (timeUs: number, isBetween: boolean) => void;

/** What the player needs of the browser. */
export interface Frames {
  /** Calls back before the next frame is painted, with the time in milliseconds. */
  request(callback: (nowMs: number) => void): number;
  cancel(handle: number): void;
  /** Who asks for reduced motion sees heads jump from event to event. */
  isStill(): boolean;
}

const ofBrowser: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
  isStill: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
};

/** A page that was hidden goes on where it was. */
const longestFrameMs = 1000;

export class Player {
  private readonly session: Session;
  private readonly frames: Frames;
  private readonly painters = new Set<Painter>();
  private headUs = 0;
  private frame = 0;
  /** Of the last frame, while playing; null before the first one. */
  private lastMs: number | null = null;
  /** How far we are in the plan, at speed 1; null: where the head is, as soon as it is known. */
  private playedMs: number | null = null;
  private beats: readonly Beat[] = [];
  /** The state is moved by the player itself. */
  private isOwnMove = false;

  constructor(session: Session, frames: Frames = ofBrowser) {
    this.session = session;
    this.frames = frames;
  }

  /** Follows the session until the returned function is called. */
  start(): () => void {
    this.headUs = this.session.getState().timeUs;
    const unsubscribe = this.session.subscribe((state, before) => this.follow(state, before));
    const state = this.session.getState();
    if (state.playing) this.play(state);
    return () => {
      unsubscribe();
      this.frames.cancel(this.frame);
    };
  }

  /** Draws now and whenever the time moves, until the returned function is called. */
  add(painter: Painter): () => void {
    this.painters.add(painter);
    painter(this.headUs, this.headUs !== this.session.getState().timeUs);
    return () => this.painters.delete(painter);
  }

  private follow(state: SessionState, before: SessionState): void {
    const hasMoved =
      state.timeUs !== before.timeUs || state.part !== before.part || state.runs !== before.runs;
    if (hasMoved) {
      this.headUs = state.timeUs;
      if (!this.isOwnMove) this.playedMs = null;
      this.paint(false);
    }
    if (state.playing && !before.playing) this.play(state);
    if (!state.playing && before.playing) this.pause(before);
  }

  private play(state: SessionState): void {
    this.lastMs = null;
    // Play at the end starts again, as every player does.
    if (state.timeUs >= endNow(state)) this.session.seek(0);
    // Who has just pressed it has read what stands there; of a slide that opens nobody has.
    this.beats = beatsNow(this.session.getState());
    const isFromStart = state.hosted && this.headUs === 0;
    this.playedMs = isFromStart ? 0 : leaving(this.beats, this.headUs);
    this.frame = this.frames.request((now) => this.tick(now));
  }

  /** Stops where the messages were drawn last, if that is past the instant we stand at. */
  private pause(before: SessionState): void {
    this.frames.cancel(this.frame);
    const isBetween = this.headUs > this.session.getState().timeUs;
    if (isBetween) this.session.rest(this.headUs, toldNow(before));
  }

  private tick(now: number): void {
    const state = this.session.getState();
    if (!state.playing) return;
    this.advance(state, Math.min(longestFrameMs, now - (this.lastMs ?? now)));
    this.lastMs = now;
    if (this.session.getState().playing) this.frame = this.frames.request((n) => this.tick(n));
  }

  private advance(state: SessionState, frameMs: number): void {
    const beats = beatsNow(state);
    if (beats !== this.beats || this.playedMs === null) {
      this.beats = beats;
      this.playedMs = leaving(beats, this.headUs);
    }
    this.playedMs += frameMs * (state.speed === "true" ? 1 : state.speed);
    const isOver = this.playedMs >= lengthOf(beats);
    const toUs = timeAfter(beats, this.playedMs);
    const stopUs = stopsNow(state) ? nextAfter(activeConflicts(state), state.timeUs) : undefined;
    if (stopUs !== undefined && stopUs <= toUs) {
      this.move(stopUs);
      this.session.setPlaying(false);
    } else if (!isOver) this.show(state, toUs);
    else if (state.loop) {
      this.move(0);
      this.playedMs = 0;
    } else {
      this.move(toUs);
      this.session.finish();
    }
  }

  /** The state goes with the instants, and the picture with the time. */
  private show(state: SessionState, toUs: number): void {
    const instantsUs = activeInstants(state);
    const instantUs = instantsUs[countUpTo(instantsUs, toUs) - 1] ?? 0;
    if (instantUs > state.timeUs) this.move(instantUs);
    if (toUs <= this.session.getState().timeUs || this.frames.isStill()) return;
    if (toUs === this.headUs) return;
    this.headUs = toUs;
    this.paint(true);
  }

  private move(timeUs: number): void {
    this.isOwnMove = true;
    this.session.seek(timeUs);
    this.isOwnMove = false;
  }

  private paint(isBetween: boolean): void {
    for (const painter of this.painters) painter(this.headUs, isBetween);
  }
}
