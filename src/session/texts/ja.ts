// What the engine says in Japanese.
import { ja as modes } from "../../modes/words.ja.ts";
import { ja as library } from "../../scenarios/library/words.ja.ts";
import { ja as faults } from "../../scenarios/sentences/ja.ts";
import type { Texts } from "./texts.ts";

export const ja: Texts = { own: { library, modes }, faults };
