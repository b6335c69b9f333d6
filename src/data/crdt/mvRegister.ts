// A register that keeps every value which no later write has seen: concurrent writes stay side by
// side, and a write replaces exactly those that its writer saw. Each value carries the dot of its
// write, and the register the vector of all writes it has seen (dotted version vectors: Preguiça
// and others, 2010), so a missing value is told from a new one.
import {
  compareDots,
  coversDot,
  type Dot,
  mergeVectors,
  sameDot,
  startDot,
  type VersionVector,
  withDot,
} from "../versionVector.ts";

export interface MvEntry<T> {
  readonly dot: Dot;
  readonly content: T;
}

export interface MvRegister<T> {
  /** In the order of the writers' ids. */
  readonly entries: readonly MvEntry<T>[];
  /** Everything that this replica has seen, kept or not. */
  readonly context: VersionVector;
}

export function startMvRegister<T>(content: T, context: VersionVector = {}): MvRegister<T> {
  return { entries: [{ dot: startDot, content }], context };
}

export function emptyMvRegister<T>(context: VersionVector = {}): MvRegister<T> {
  return { entries: [], context };
}

/** A local write: it replaces every value that is visible here. */
export function writeMvRegister<T>(register: MvRegister<T>, dot: Dot, content: T): MvRegister<T> {
  return { entries: [{ dot, content }], context: withDot(register.context, dot) };
}

/** Takes away every value that is visible here, and puts none in their place. */
export function clearMvRegister<T>({ context }: MvRegister<T>): MvRegister<T> {
  return { entries: [], context };
}

/** The entries of `own` that the other replica has too, or has never seen. */
export function survivors<T>(own: MvRegister<T>, other: MvRegister<T>): readonly MvEntry<T>[] {
  const kept = own.entries.filter(
    (entry) =>
      !coversDot(other.context, entry.dot) ||
      other.entries.some((theirs) => sameDot(theirs.dot, entry.dot)),
  );
  return kept.length === own.entries.length ? own.entries : kept;
}

/** The join. `a` itself when `b` adds nothing. */
export function joinMvRegisters<T>(a: MvRegister<T>, b: MvRegister<T>): MvRegister<T> {
  if (a === b) return a;
  const context = mergeVectors(a.context, b.context);
  const ours = survivors(a, b);
  const added = survivors(b, a).filter((entry) => !ours.some((own) => sameDot(own.dot, entry.dot)));
  if (added.length === 0 && ours === a.entries) {
    return context === a.context ? a : { entries: ours, context };
  }
  return { entries: [...ours, ...added].sort((x, y) => compareDots(x.dot, y.dot)), context };
}
