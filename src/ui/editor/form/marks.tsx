// The marks of the draft's cities, as the stage will draw them.
import type { ReactNode } from "react";
import { enCities } from "../../../narrate/cities.ts";
import { nodesIn } from "../../../session/drafting/entries.ts";
import type { NodeSetup } from "../../../sim/scenario.ts";
import { MarkIcon } from "../../Mark.tsx";
import { type Looks, lookOf, looksOf } from "../../places.ts";
import { useForm } from "./context.ts";

function useLooks(): Looks {
  const { data } = useForm();
  const nodes = nodesIn(data).map(({ id, name }): NodeSetup => {
    return { id, name, latitude: 0, longitude: 0, clockOffsetUs: 0, clockDriftPpm: 0 };
  });
  return looksOf(nodes, enCities);
}

export function CityMark({ id }: { readonly id: string }): ReactNode {
  return <MarkIcon look={lookOf(useLooks(), id)} />;
}
