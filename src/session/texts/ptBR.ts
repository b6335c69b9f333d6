// What the engine says in Brazilian Portuguese.
import { ptBR as modes } from "../../modes/words.ptBR.ts";
import { ptBR as library } from "../../scenarios/library/words.ptBR.ts";
import { ptBR as faults } from "../../scenarios/sentences/ptBR.ts";
import type { Texts } from "./texts.ts";

export const ptBR: Texts = { own: { library, modes }, faults };
