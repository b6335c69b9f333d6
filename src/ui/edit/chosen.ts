// What the keys W and X act on: the city or cable that has the focus, else the city of the selected
// event. Where nobody has chosen one, the first press does that alone: the focus shows which.
import { cut, healCable, isolate, rejoin, usualFaultUs } from "../../session/edits/faults.ts";
import { severedAt } from "../../session/edits/here.ts";
import type { Session, SessionState } from "../../session/state.ts";

type Chosen =
  | { readonly kind: "node"; readonly node: string }
  | { readonly kind: "cable"; readonly ends: readonly [string, string] };

/** Opens the menu of the chosen city, with the focus on what is to be written. */
export function writeHere(session: Session): void {
  const state = session.getState();
  const chosen = chosenIn(state, document.activeElement);
  if (state.embed || state.presenter) return;
  if (chosen === null) return chooseFirst();
  const node = chosen.kind === "node" ? chosen.node : chosen.ends[0];
  const { run, x, y } = whereIs(node, state.expanded ?? state.only?.[0] ?? 0);
  session.set({ place: { kind: "node", node, run, x, y } });
}

/** Cuts the chosen cable, or heals it; isolates the chosen city, or lets it rejoin. */
export function cutHere(session: Session): void {
  const state = session.getState();
  const { scenario, timeUs } = state;
  const chosen = chosenIn(state, document.activeElement);
  if (scenario === null || state.embed || state.presenter) return;
  if (chosen === null) return chooseFirst();
  const severed = [...severedAt(scenario, timeUs)].map((link) => link.split(">"));
  const stretch = { atUs: timeUs, untilUs: timeUs + usualFaultUs };
  if (chosen.kind === "node") {
    const ids = scenario.nodes.map(({ id }) => id);
    const isCut = severed.some((ends) => ends.includes(chosen.node));
    session.edit(isCut ? rejoin(chosen.node, timeUs) : isolate(chosen.node, ids, stretch));
  } else {
    const isCut = severed.some((ends) => ends.every((end) => chosen.ends.includes(end)));
    session.edit(isCut ? healCable(chosen.ends, timeUs) : cut(chosen.ends.join("-"), stretch));
  }
}

function chosenIn(state: SessionState, focused: Element | null): Chosen | null {
  const isElement = focused instanceof HTMLElement || focused instanceof SVGElement;
  const { dataset } = isElement ? focused : { dataset: undefined };
  if (dataset?.["node"] !== undefined) return { kind: "node", node: dataset["node"] };
  const [a, b] = dataset?.["ends"]?.split(" ") ?? [];
  if (a !== undefined && b !== undefined) return { kind: "cable", ends: [a, b] };
  const node = selectedNode(state);
  return node === undefined ? null : { kind: "node", node };
}

/** Nothing happens to a city that nobody chose. */
function chooseFirst(): void {
  const city = document.querySelector('main [data-node]:not([tabindex="-1"])');
  if (city instanceof HTMLElement || city instanceof SVGElement) city.focus();
}

function selectedNode({ selected, runs }: SessionState): string | undefined {
  if (selected === null) return undefined;
  return runs[selected.run]?.trace.events[selected.event]?.node ?? undefined;
}

/** Where a city is on the screen: on the map of a run, else in the middle. */
function whereIs(
  node: string,
  run: number,
): { readonly run: number; readonly x: number; readonly y: number } {
  const onMap = `[data-run="${run}"] [data-node="${CSS.escape(node)}"]`;
  const box = document.querySelector(onMap)?.getBoundingClientRect();
  if (box === undefined) return { run, x: innerWidth / 2 - 210, y: innerHeight / 3 };
  return { run, x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
