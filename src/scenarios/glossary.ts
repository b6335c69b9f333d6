// Small scenarios for words that no scenario of the library shows. They are not in the library's
// list: the glossary runs them, and a link carries them whole.
import type { ScenarioDocument } from "./documentSchema.ts";

const email = { tables: { users: { email: "register" } } } as const;

/** One transfer between two rows whose homes are in two cities. */
export const transferBetweenHomes: ScenarioDocument = {
  everywrite: 1,
  title: "A transfer between two homes",
  about: "Five units go from London's row to São Paulo's, in one transaction.",
  tables: { stock: { units: "counter" } },
  rows: { "stock/l": { units: 100 }, "stock/s": { units: 100 } },
  homes: { "stock/l": "london", "stock/s": "saopaulo" },
  script: [
    {
      at: 0,
      node: "london",
      do: [
        { increment: "stock/l", field: "units", by: -5 },
        { increment: "stock/s", field: "units", by: 5 },
      ],
    },
  ],
  modes: ["home-region"],
};

/** A client writes in one city and reads in another before the news is there. */
export const readsElsewhere: ScenarioDocument = {
  everywrite: 1,
  title: "Written in Tokyo, read in London",
  about: "Ana writes in Tokyo and reads in London 50 ms later, before her own write has arrived.",
  ...email,
  rows: { "users/1": { email: "old@example.com" } },
  script: [
    {
      at: 0,
      node: "tokyo",
      client: "ana",
      do: [{ update: "users/1", set: { email: "ana@example.com" } }],
    },
    { at: 50, node: "london", client: "ana", do: [{ read: "users/1" }] },
  ],
  modes: ["lww"],
};

/** A client reads the new value in one city and the old one in the next. */
export const readsBackwards: ScenarioDocument = {
  everywrite: 1,
  title: "Read in London, then in São Paulo",
  about: "Ben reads the new value in London and, 20 ms later in São Paulo, the old one.",
  ...email,
  rows: { "users/1": { email: "old@example.com" } },
  script: [
    { at: 0, node: "tokyo", do: [{ update: "users/1", set: { email: "ana@example.com" } }] },
    { at: 110, node: "london", client: "ben", do: [{ read: "users/1" }] },
    { at: 130, node: "saopaulo", client: "ben", do: [{ read: "users/1" }] },
  ],
  modes: ["lww"],
};
