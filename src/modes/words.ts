// What the modes and their options are called in another language than English, in which each mode
// says it itself. A mode that is listed here is complete by type; one that is not is shown in
// English.
import type { ModeNames, OptionSchema } from "../sim/mode.ts";
import type { about as crdt } from "./crdt/about.ts";
import type { about as galera } from "./galera/about.ts";
import type { about as homeRegion } from "./home-region/about.ts";
import type { about as lww } from "./lww/about.ts";
import type { about as naive } from "./naive/about.ts";
import type { about as paxos } from "./paxos/about.ts";
import type { about as primaryReplica } from "./primary-replica/about.ts";
import type { about as versionVector } from "./version-vector/about.ts";

type Abouts =
  | typeof crdt
  | typeof galera
  | typeof homeRegion
  | typeof lww
  | typeof naive
  | typeof paxos
  | typeof primaryReplica
  | typeof versionVector;

export interface OptionWords {
  /** A few words, as a form shows them. */
  readonly label: string;
  /** One plain sentence. */
  readonly about: string;
  /** What each choice is called, by its value. */
  readonly choices?: Readonly<Record<string, string>>;
}

export interface ModeWords extends ModeNames {
  /** One line. */
  readonly summary: string;
  /** By the option's name. */
  readonly options: Readonly<Record<string, OptionWords>>;
}

/** The words of every mode, by its id. */
export type ModesWords = { readonly [A in Abouts as A["id"]]: WordsOf<A> };

interface WordsOf<A extends Abouts> extends ModeWords {
  readonly options: { readonly [O in A["options"][number] as O["name"]]: WordsOfOption<O> };
}

type WordsOfOption<O extends OptionSchema> = O extends { readonly choices: readonly string[] }
  ? OptionWords & { readonly choices: Readonly<Record<O["choices"][number], string>> }
  : OptionWords;
