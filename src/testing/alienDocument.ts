// Documents that have nothing of the library's: neither its names nor its values. The length of
// links is measured by them, since what is like the library costs next to nothing.
import { randomStream } from "../lib/random.ts";
import type {
  EntryDocument,
  OperationDocument,
  ScenarioDocument,
} from "../scenarios/documentSchema.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";

/** A made-up document of two to five nodes, two tables and five to forty entries. */
export function alienDocument(seed: string): ScenarioDocument {
  const random = randomStream(seed, "alien");
  const word = (): string =>
    Array.from({ length: 3 + random.integer(6) }, () => random.pick([...letters])).join("");
  const words = (count: number): readonly string[] => [
    ...new Set(Array.from({ length: count }, word)),
  ];
  const ids = words(2 + random.integer(4));
  const [things, sums] = [word(), `${word()}s`];
  const [name, size, tags, total] = [word(), word(), word(), word()];
  const rows = words(3).map((key) => `${things}/${key}`);
  const counters = words(2).map((key) => `${sums}/${key}`);
  const operations: readonly (() => OperationDocument)[] = [
    () => ({ update: random.pick(rows), set: { [name]: word() } }),
    () => ({ update: random.pick(rows), set: { [size]: random.integer(1000), [name]: word() } }),
    () => ({ add: random.pick(rows), field: tags, value: word() }),
    () => ({ increment: random.pick(counters), field: total, by: 1 + random.integer(500) }),
    () => ({ read: random.pick(counters) }),
    () => ({ require: random.pick(counters), field: total, min: random.integer(20) }),
    () => ({ insert: `${things}/${word()}`, set: { [name]: word() } }),
    () => ({ delete: random.pick(rows) }),
  ];
  const request = (at: number): EntryDocument => {
    const node = random.pick(ids);
    const client = random.integer(4) === 0 ? { client: word() } : {};
    const count = random.integer(5) === 0 ? 2 : 1;
    return {
      at,
      node,
      ...client,
      do: Array.from({ length: count }, () => random.pick(operations)()),
    };
  };
  const [first = "", second = ""] = ids;
  const kinds: readonly ((at: number) => EntryDocument)[] = [
    (at) => ({ at, until: at + 1 + random.integer(900), cut: `${first}-${second}` }),
    (at) => ({ at, crash: random.pick(ids), until: at + 1 + random.integer(900) }),
    (at) => ({ at, partition: [[first], ids.slice(1)], until: at + 1 + random.integer(900) }),
    (at) => ({ at, clock: random.pick(ids), offset: random.integer(400) - 200 }),
    (at) => ({ at, link: `${first}>${second}`, set: { latency: random.integer(300) + 0.5 } }),
    (at) => ({ at, say: words(4).join(" ") }),
  ];
  const script = Array.from({ length: 5 + random.integer(36) }, (): EntryDocument => {
    const at = random.integer(4000);
    return random.integer(5) === 0 ? random.pick(kinds)(at) : request(at);
  });
  return {
    everywrite: 1,
    title: words(3).join(" "),
    about: words(12).join(" "),
    nodes: ids.map((id) => ({ id, lat: random.integer(120) - 60, lon: random.integer(300) - 150 })),
    tables: {
      [things]: { [name]: "register", [size]: "register", [tags]: "set" },
      [sums]: { [total]: "counter" },
    },
    rows: Object.fromEntries([
      ...rows.map((row) => [row, { [name]: word(), [size]: random.integer(100) }] as const),
      ...counters.map((row) => [row, { [total]: random.integer(1000) }] as const),
    ]),
    script: script.sort((a, b) => a.at - b.at),
    modes: ["lww", "crdt", { mode: "paxos", label: word() }],
  };
}
