// The modes as the scenario format needs to know them: their names and options.
import { modes } from "../modes/index.ts";
import type { KnownMode } from "../scenarios/schema.ts";

export const knownModes: readonly KnownMode[] = modes.map(({ about }) => about);
