// Random scenarios whose links lose and repeat messages for a time only: a link that is lossy for
// ever may, with bad luck, keep a mode from rest up to the limit, and no claim about the end could
// be tested.
import type { LinkSetup, Scenario, ScriptEntry } from "../sim/scenario.ts";

/** The same scenario with links that are sound from `untilMs` on. */
export function healed(scenario: Scenario, untilMs = 7000): Scenario {
  const { links } = scenario.network;
  const base = scenario.script.reduce((last, { index }) => Math.max(last, index), -1) + 1;
  const sound: Record<string, LinkSetup> = {};
  const weather: ScriptEntry[] = [];
  for (const [id, { loss, duplicate, ...link }] of Object.entries(links)) {
    sound[id] = { ...link, loss: 0, duplicate: 0 };
    const entry = { index: base + weather.length, atUs: 0, untilUs: untilMs * 1000 };
    weather.push({ kind: "link", ...entry, links: [id], set: { loss, duplicate } });
  }
  const script = [...weather, ...scenario.script].sort(
    (a, b) => a.atUs - b.atUs || a.index - b.index,
  );
  return { ...scenario, network: { ...scenario.network, links: sound }, script };
}
