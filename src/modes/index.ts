// THE registry of modes: to add one, write its folder and add one line here.
import { defined } from "../lib/assert.ts";
import type { AnyMode } from "../sim/mode.ts";
import { galera } from "./galera/galera.ts";
import { homeRegion } from "./home-region/homeRegion.ts";
import { lww } from "./lww/lww.ts";
import { naive } from "./naive/naive.ts";
import { paxos } from "./paxos/paxos.ts";
import { versionVector } from "./version-vector/versionVector.ts";

export const modes: readonly AnyMode[] = [naive, lww, versionVector, paxos, galera, homeRegion];

export function findMode(id: string): AnyMode | undefined {
  return modes.find((mode) => mode.about.id === id);
}

export function modeById(id: string): AnyMode {
  return defined(findMode(id), `mode ${id}`);
}
