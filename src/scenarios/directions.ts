// The name of a link in a document and the directed links that it stands for.

/** `tokyo-london` is two directions, `tokyo>london` one. */
export function directionsOf(name: string): readonly string[] {
  if (name.includes(">")) return [name];
  const [a = "", b = ""] = name.split("-");
  return [`${a}>${b}`, `${b}>${a}`];
}
