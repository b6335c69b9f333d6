import fc from "fast-check";
import { expect, it } from "vitest";
import type { EntryDocument, OperationDocument, ScenarioDocument } from "../documentSchema.ts";
import { decodePayload, encodePayload } from "./payload.ts";

const name = fc.stringMatching(/^[a-z]\w{0,9}$/);
const city = fc.constantFrom("tokyo", "london", "saopaulo", "virginia", "osaka");
const text = fc.string({ unit: "grapheme", maxLength: 20 });
const time = fc.integer({ min: 0, max: 3_600_000_000 }).map((us) => us / 1000);
const offset = fc.integer({ min: -3_600_000_000, max: 3_600_000_000 }).map((us) => us / 1000);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const whole = fc.integer({ min: 0, max: 1_000_000_000_000 });
const scalar = fc.oneof(text, number, fc.integer(), fc.boolean(), fc.constant(null));
const row = fc.tuple(name, text).map(([table, key]) => `${table}/${key}`);
const pair = fc
  .tuple(city, fc.constantFrom("-", ">"), city)
  .map(([from, sign, to]) => from + sign + to);
const values = fc.dictionary(name, fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), {
  maxKeys: 3,
});
const some = { requiredKeys: [] };

const operation: fc.Arbitrary<OperationDocument> = fc.oneof(
  fc.record({ insert: row, set: values }, { requiredKeys: ["insert"] }),
  fc.record({ update: row, set: values }),
  fc.record({ delete: row }),
  fc.record({ increment: row, field: name, by: whole.map((by) => 5 - by) }),
  fc.record({ add: row, field: name, value: scalar }),
  fc.record({ remove: row, field: name, value: scalar }),
  fc.record({ read: row, field: name }, { requiredKeys: ["read"] }),
  fc.record(
    { require: row, field: name, min: number, equals: scalar },
    { requiredKeys: ["require", "field"] },
  ),
);

const link = fc.record(
  {
    latency: time,
    jitter: time,
    loss: number,
    duplicate: number,
    order: fc.constantFrom("fifo" as const, "any" as const),
  },
  some,
);

const at = time;
const until = time;
const entry: fc.Arbitrary<EntryDocument> = fc.oneof(
  fc.record(
    { at, node: city, client: text, do: fc.array(operation, { minLength: 1, maxLength: 3 }) },
    { requiredKeys: ["at", "node", "do"] },
  ),
  fc.record(
    { at, until, partition: fc.array(fc.array(city, { maxLength: 3 }), { maxLength: 3 }) },
    { requiredKeys: ["at", "partition"] },
  ),
  fc.record({ at, until, cut: pair }, { requiredKeys: ["at", "cut"] }),
  fc.record({ at, until, crash: city }, { requiredKeys: ["at", "crash"] }),
  fc.record({ at, until, link: pair, set: link }, { requiredKeys: ["at", "link", "set"] }),
  fc.record({ at, clock: city, offset }),
  fc.record({ at, promote: city }),
  fc.record({ at, rehome: row, to: city }),
  fc.record({ at, say: text }),
);

const preset = fc.constantFrom("classroom" as const, "measured" as const, "book" as const);
const network = fc.oneof(
  preset,
  fc.record(
    {
      preset,
      partition: fc.constantFrom("hold" as const, "drop" as const),
      links: fc.dictionary(pair, link, { maxKeys: 3 }),
    },
    some,
  ),
);
const clock = fc.record({ offset, drift: number }, some);
const node = fc.oneof(
  city,
  fc.record({ id: city, name: text, lat: number, lon: number, clock }, { requiredKeys: ["id"] }),
);
const kind = fc.constantFrom(
  "register" as const,
  "counter" as const,
  "set" as const,
  "mv-register" as const,
  "g-counter" as const,
  "bounded-counter" as const,
);
const initial = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(city, whole, { maxKeys: 3 }),
);
const weights = fc.record(
  { update: whole, read: whole, increment: whole, add: whole, remove: whole, insert: whole },
  some,
);

const documents: fc.Arbitrary<ScenarioDocument> = fc.record(
  {
    everywrite: fc.constant(1 as const),
    title: text,
    about: text,
    seed: text,
    end: time,
    network,
    nodes: fc.array(node, { maxLength: 4 }),
    tables: fc.dictionary(name, fc.dictionary(name, kind, { maxKeys: 3 }), { maxKeys: 3 }),
    rows: fc.dictionary(row, fc.dictionary(name, initial, { maxKeys: 3 }), { maxKeys: 3 }),
    vectors: fc.dictionary(row, fc.dictionary(city, whole), { maxKeys: 2 }),
    homes: fc.dictionary(row, city, { maxKeys: 2 }),
    clients: fc.record({ timeout: time, retries: whole }, some),
    script: fc.array(entry, { maxLength: 20 }),
    workload: fc.record(
      {
        requests: whole,
        over: time,
        rows: whole,
        mix: weights,
        clientsPerNode: whole,
        roam: number,
      },
      { requiredKeys: ["requests"] },
    ),
    faults: fc.record(
      {
        partitions: whole,
        oneWayCuts: whole,
        crashes: whole,
        clockSteps: whole,
        delaySpikes: whole,
        lossUpTo: number,
        duplicateUpTo: number,
        reorder: fc.boolean(),
        over: time,
      },
      some,
    ),
    invariants: fc.array(
      fc.oneof(
        fc.record(
          { row, field: name, min: number, max: number },
          { requiredKeys: ["row", "field"] },
        ),
        fc.record({ sum: fc.array(text), equals: number }),
      ),
      { maxLength: 3 },
    ),
    modes: fc.array(
      fc.oneof(
        name,
        fc.record(
          {
            mode: name,
            label: text,
            options: fc.dictionary(name, fc.oneof(text, number, fc.boolean()), { maxKeys: 3 }),
          },
          { requiredKeys: ["mode"] },
        ),
      ),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ["everywrite", "title"] },
);

it("gives any document back exactly", () => {
  fc.assert(
    fc.property(documents, (document) => {
      // As it would be after its way through a file: no bare objects, no minus zero.
      const plain: unknown = JSON.parse(JSON.stringify(document));
      const result = decodePayload(encodePayload(plain as ScenarioDocument));
      expect(result).toEqual({ ok: true, document: plain });
    }),
    { numRuns: 500 },
  );
});
