// Entries and changes put into the page's words.
import { cityName } from "../../narrate/cities.ts";
import type { EntryDocument } from "../../scenarios/documentSchema.ts";
import type { Difference } from "../../session/edits/difference.ts";
import { isFault } from "../../session/edits/script.ts";
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
  const entry = (one: EntryDocument): string => nameOf(one, said, city, cable);
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

function nameOf(
  entry: EntryDocument,
  said: Said,
  city: (id: string) => string,
  cable: (link: string) => string,
): string {
  if ("do" in entry) {
    const isRead = entry.do.every((operation) => "read" in operation);
    return isRead ? said.read(city(entry.node)) : said.write(city(entry.node));
  }
  if ("partition" in entry) {
    const groups = entry.partition.map((group) => group.map(city).join(", "));
    return said.partition(groups.join(" | "));
  }
  if ("cut" in entry) return said.cut(cable(entry.cut));
  if ("crash" in entry) return said.crash(city(entry.crash));
  if ("link" in entry) return said.link(cable(entry.link));
  if ("clock" in entry) return said.clock(city(entry.clock));
  if ("promote" in entry) return said.promotion(city(entry.promote));
  if ("rehome" in entry) return said.rehome(entry.rehome, city(entry.to));
  return said.remark;
}
