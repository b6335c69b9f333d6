// Lists that several parts of the form choose from.
import { fieldsOf, nodesIn } from "../../../session/drafting/entries.ts";
import { useForm } from "./context.ts";
import type { Choices } from "./fields.tsx";

/** The cities of the draft. */
export function useCityChoices(): Choices {
  const { data } = useForm();
  return nodesIn(data).map(({ id, name }) => [id, name]);
}

/** The fields of a row's table. */
export function useFieldChoices(row: string): Choices {
  const { data } = useForm();
  return Object.keys(fieldsOf(data, row)).map((field) => [field, field]);
}

/** Every link, both ways and one way. */
export function useLinkChoices(): Choices {
  const { data } = useForm();
  const nodes = nodesIn(data);
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
