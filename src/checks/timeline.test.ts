import { expect, it } from "vitest";
import { HandMadeTrace, shows } from "../testing/handMadeTrace.ts";
import { instants } from "./timeline.ts";

it("a long stretch in which nothing changes is walked through with stops", () => {
  const made = new HandMadeTrace();
  const rows = { "stock/widget": shows({ units: [1] }) };
  made.add({ atMs: 1, node: "tokyo", rows });
  for (let i = 0; i < 1000; i += 1) made.add({ atMs: 2 + i, node: "london" });
  made.add({ atMs: 2000, node: "london", rows });
  const all = [...instants(made.build())];
  const changes = all.filter(({ changed }) => changed.length > 0).map(({ atUs }) => atUs);
  expect(changes).toEqual([0, 1000, 2_000_000]);
  const steps = all.slice(1).map(({ event }, i) => event - (all[i]?.event ?? 0));
  expect(Math.max(...steps)).toBeLessThanOrEqual(64);
  expect(all.length).toBeLessThan(30);
});
