// THE registry of modes: to add one, write its folder and add one line here.
import { defined } from "../lib/assert.ts";
import type { AnyMode } from "../sim/mode.ts";
import { crdt } from "./crdt/crdt.ts";
import { galera } from "./galera/galera.ts";
import { homeRegion } from "./home-region/homeRegion.ts";
import { lww } from "./lww/lww.ts";
import { naive } from "./naive/naive.ts";
import { paxos } from "./paxos/paxos.ts";
import { primaryReplica } from "./primary-replica/primaryReplica.ts";
import { versionVector } from "./version-vector/versionVector.ts";

export const modes: readonly AnyMode[] = [
  naive,
  lww,
  versionVector,
  crdt,
  paxos,
  galera,
  homeRegion,
  primaryReplica,
];

export function findMode(id: string): AnyMode | undefined {
  return modes.find((mode) => mode.about.id === id);
}

export function modeById(id: string): AnyMode {
  return defined(findMode(id), `mode ${id}`);
}
