// Entries and changes put into the page's words.
import { cityName } from "../../narrate/cities.ts";
import type { EntryDocument } from "../../scenarios/documentSchema.ts";
import type { EntryKind, EntryOf } from "../../scenarios/entries.ts";
import type { Difference } from "../../session/edits/difference.ts";
import { isFault, kindOf } from "../../session/edits/script.ts";
import { modeNamesIn } from "../../session/texts/texts.ts";
import { useSession } from "../page.ts";
import { type Looks, lookOf, looksOf } from "../places.ts";
import { type Format, useExactFormat, useWords } from "../words.ts";
import { entryWords } from "./entryWords.ts";

type Said = (typeof entryWords)["en"];

/** What turns entries and changes into words. */
export interface Teller {
  readonly city: (id: string) => string;
  readonly cable: (link: string) => string;
  readonly entry: (entry: EntryDocument) => string;
  /** With its times. */
  readonly timed: (entry: EntryDocument) => string;
  readonly change: (differences: readonly Difference[]) => string;
}

/** In the page's language, with the names of the present scenario and of the one before. */
export function useTeller(): Teller {
  const said = useWords(entryWords);
  const format = useExactFormat();
  const nodes = useSession((state) => state.scenario?.nodes);
  const earlier = useSession((state) => state.before?.scenario.nodes);
  const texts = useSession((state) => state.texts);
  const runs = useSession((state) => state.runs);
  const before = useSession((state) => state.before?.runs);
  const { cities } = useSession((state) => state.voice.catalogue);
  const looks = { ...looksOf(earlier ?? [], cities), ...looksOf(nodes ?? [], cities) };
  const titles = new Map(
    [...(before ?? []), ...runs].map(({ trace }) => [
      trace.mode.about.id,
      modeNamesIn(texts, trace.mode.about).title,
    ]),
  );
  const names: Names = {
    mode: (id) => titles.get(id) ?? id,
    city: (name) => cityName(name, { cities }),
  };
  return tellerOf(said, format, looks, names);
}

interface Names {
  /** By the mode's id. */
  readonly mode: (id: string) => string;
  /** By the name that the scenario gives. */
  readonly city: (name: string) => string;
}

function tellerOf(said: Said, format: Format, looks: Looks, names: Names): Teller {
  const ms = (value: number): string => format.milliseconds(value * 1000);
  const city = (id: string): string => lookOf(looks, id).name;
  const cable = (link: string): string => {
    const [a = "", b = ""] = link.split(/[->]/);
    return `${city(a)} ${link.includes(">") ? "→" : "–"} ${city(b)}`;
  };
  // The kind of the entry is that of its teller; a union cannot be narrowed by a computed key.
  const entry = (one: EntryDocument): string =>
    tellers[kindOf(one)](one as never, said, city, cable);
  const when = (one: EntryDocument): string =>
    isFault(one)
      ? said.lasting(ms(one.at), one.until === undefined ? null : ms(one.until))
      : said.at(ms(one.at));
  const told = (one: Difference): string => {
    switch (one.kind) {
      case "added":
        return said.added(entry(one.entry), when(one.entry));
      case "removed":
        return said.removed(entry(one.entry));
      case "changed":
        return said.altered(entry(one.entry));
      case "moved":
        return said.moved(entry(one.entry), ms(one.entry.at), ms(one.fromMs));
      case "ends":
        return said.ends(entry(one.entry), one.untilMs === null ? null : ms(one.untilMs));
      case "link":
        return said.latency(cable(one.link), one.latencyMs === null ? null : ms(one.latencyMs));
      case "clock":
        return said.offset(city(one.node), ms(Math.abs(one.offsetMs)), signOf(one.offsetMs));
      default:
        return toldShortly(one, said, names);
    }
  };
  return {
    city,
    cable,
    entry,
    timed: (one) => `${entry(one)}, ${when(one)}`,
    change: (differences) => differences.map(told).join("; "),
  };
}

type Short = Exclude<
  Difference,
  { kind: "added" | "removed" | "changed" | "moved" | "ends" | "link" | "clock" }
>;

function toldShortly(one: Short, said: Said, names: Names): string {
  switch (one.kind) {
    case "entries":
      return said.entries(one.count);
    case "written-down":
      return said.writtenDown(one.count);
    case "network":
      return said.network;
    case "node-added":
      return said.nodeAdded(names.city(one.name));
    case "node-removed":
      return said.nodeRemoved(names.city(one.name));
    case "nodes":
      return said.nodes;
    case "mode-added":
      return said.modeAdded(names.mode(one.mode));
    case "mode-removed":
      return said.modeRemoved(names.mode(one.mode));
    case "modes-added":
      return said.modesAdded(one.count);
    case "modes-removed":
      return said.modesRemoved(one.count);
    case "modes":
      return said.modes;
    case "part":
      return said.parts[one.part];
  }
}

function signOf(value: number): -1 | 0 | 1 {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

type Tellers = {
  readonly [K in EntryKind]: (
    entry: EntryOf<K>,
    said: Said,
    city: (id: string) => string,
    cable: (link: string) => string,
  ) => string;
};

const tellers: Tellers = {
  do: ({ node, do: operations }, said, city) =>
    operations.every((operation) => "read" in operation)
      ? said.read(city(node))
      : said.write(city(node)),
  partition: ({ partition }, said, city) =>
    said.partition(partition.map((group) => group.map(city).join(", ")).join(" | ")),
  cut: (entry, said, _city, cable) => said.cut(cable(entry.cut)),
  crash: (entry, said, city) => said.crash(city(entry.crash)),
  link: (entry, said, _city, cable) => said.link(cable(entry.link)),
  clock: (entry, said, city) => said.clock(city(entry.clock)),
  promote: (entry, said, city) => said.promotion(city(entry.promote)),
  rehome: ({ rehome, to }, said, city) => said.rehome(rehome, city(to)),
  say: (_entry, said) => said.remark,
};
