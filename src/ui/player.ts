// The one frame loop of the page. It knows the time that the pictures show, which runs on between
// two instants while the state stays that of the earlier one, and calls everyone who draws by it.
import { nextAfter } from "../session/run/instants.ts";
import { activeInstants, type Session, type SessionState } from "../session/store.ts";

/**
 * `isBetween`: the time runs on between two instants, and the state stays that of the earlier one.
 * Without it the state has just come to this time, or the painter to the player.
 */
export type Painter = (timeUs: number, isBetween: boolean) => void;

/** One instant in this many milliseconds at speed 1. */
const beatMs = 700;

export class Player {
  private readonly session: Session;
  private readonly painters = new Set<Painter>();
  private headUs = 0;
  private frame = 0;
  /** When the beat under way began, by the frames' clock; null before its first frame. */
  private beatStart: number | null = null;

  constructor(session: Session) {
    this.session = session;
  }

  /** Follows the session until the returned function is called. */
  start(): () => void {
    this.headUs = this.session.getState().timeUs;
    const unsubscribe = this.session.subscribe((state, before) => this.follow(state, before));
    const state = this.session.getState();
    if (state.playing) this.play(state);
    return () => {
      unsubscribe();
      cancelAnimationFrame(this.frame);
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
      this.beatStart = null;
      this.paint(false);
    }
    if (state.playing && !before.playing) this.play(state);
    if (!state.playing && before.playing) this.pause();
    if (state.speed !== before.speed) this.beatStart = null;
  }

  private play(state: SessionState): void {
    this.beatStart = null;
    // Play at the end starts again, as every player does.
    if (nextAfter(activeInstants(state), state.timeUs) === undefined) this.session.seek(0);
    this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  /** Stops where the messages were drawn last, if that is past the instant we stand at. */
  private pause(): void {
    cancelAnimationFrame(this.frame);
    if (this.headUs > this.session.getState().timeUs) this.session.seek(this.headUs);
  }

  private tick(now: number): void {
    const state = this.session.getState();
    if (!state.playing) return;
    const from = state.timeUs;
    // In a loop the end stands for a beat, too, before the start follows.
    const to = nextAfter(activeInstants(state), from) ?? (state.loop ? 0 : undefined);
    if (to === undefined) {
      this.session.setPlaying(false);
      return;
    }
    this.beatStart ??= now;
    const part = (now - this.beatStart) / (beatMs / state.speed);
    if (part >= 1) {
      // What is left over of the beat belongs to the next one.
      const rest = Math.min(now - this.beatStart - beatMs / state.speed, beatMs);
      this.session.seek(to);
      this.beatStart = now - rest;
    } else if (to > from && !prefersStill()) {
      this.headUs = from + (to - from) * part;
      this.paint(true);
    }
    this.frame = requestAnimationFrame((next) => this.tick(next));
  }

  private paint(isBetween: boolean): void {
    for (const painter of this.painters) painter(this.headUs, isBetween);
  }
}

/** Who asks for reduced motion sees heads jump from event to event. */
function prefersStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
