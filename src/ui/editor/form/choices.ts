// Lists that several parts of the form choose from.
import { cityName } from "../../../narrate/cities.ts";
import { fieldsOf, type NamedNode, nodesIn } from "../../../session/drafting/entries.ts";
import { useSession } from "../../page.ts";
import { useForm } from "./context.ts";
import type { Choices } from "./fields.tsx";

/** The cities of the draft, by the names that they have in the page's language. */
export function useCities(): readonly NamedNode[] {
  const { data } = useForm();
  const catalogue = useSession((state) => state.voice.catalogue);
  return nodesIn(data).map(({ id, name }) => ({ id, name: cityName(name, catalogue) }));
}

export function useCityChoices(): Choices {
  return useCities().map(({ id, name }) => [id, name]);
}

/** The fields of a row's table. */
export function useFieldChoices(row: string): Choices {
  const { data } = useForm();
  return Object.keys(fieldsOf(data, row)).map((field) => [field, field]);
}

/** Every link, both ways and one way. */
export function useLinkChoices(): Choices {
  const nodes = useCities();
  const pairs = nodes.flatMap((a, i) => nodes.slice(i + 1).map((b) => [a, b] as const));
  const both = pairs.map(([a, b]) => [`${a.id}-${b.id}`, `${a.name} – ${b.name}`] as const);
  const single = pairs.flatMap(([a, b]) => [
    [`${a.id}>${b.id}`, `${a.name} → ${b.name}`] as const,
    [`${b.id}>${a.id}`, `${b.name} → ${a.name}`] as const,
  ]);
  return [...both, ...single];
}

/** What people call a link. */
export function linkText(link: string, names: ReadonlyMap<string, string>): string {
  const [a = "", b = ""] = link.split(/[->]/);
  const sign = link.includes(">") ? "→" : "–";
  return `${names.get(a) ?? a} ${sign} ${names.get(b) ?? b}`;
}

export function useCityNames(): ReadonlyMap<string, string> {
  return new Map(useCityChoices());
}
