// What every mode must keep, tested over the registry: a new mode is tested before its author
// writes a test.
import { describe, expect, it } from "vitest";
import { canonical } from "../lib/canonical.ts";
import { noteSentence, sentence } from "../narrate/index.ts";
import { catalogueOf } from "../narrate/languages.ts";
import { sceneOf } from "../narrate/scene.ts";
import { textOf } from "../narrate/sentence.ts";
import type { Voice } from "../narrate/voice.ts";
import { type AnyMode, completeOptions } from "../sim/mode.ts";
import { simulate, summarize } from "../sim/simulate.ts";
import { lastEvent, rowsAfter, stateAfter, type Trace } from "../sim/trace.ts";
import { atStart } from "../testing/context.ts";
import { randomScenario } from "../testing/randomScenario.ts";
import { modes } from "./index.ts";
import { ja } from "./words.ja.ts";
import { ptBR } from "./words.ptBR.ts";
import type { ModeWords } from "./words.ts";

const seeds = Array.from({ length: 12 }, (_, i) => `contract-${i}`);

const voices: readonly (readonly [name: string, Voice])[] = await Promise.all(
  (["en", "ja", "pt-BR"] as const).flatMap((language) =>
    (["plain", "expert"] as const).map(async (wording) => {
      return [
        `${language} ${wording}`,
        { catalogue: await catalogueOf(language), wording },
      ] as const;
    }),
  ),
);

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) deepFreeze(item);
  }
  return value;
}

function expectPlain(value: unknown, what: string): void {
  expect(JSON.parse(JSON.stringify(value)), what).toEqual(value);
}

/** The mode with frozen inputs, each step taken twice: on the state itself and on its JSON copy. */
function strict(mode: AnyMode): AnyMode {
  return {
    ...mode,
    init: (context) => deepFreeze(mode.init(deepFreeze(context))),
    step(state, event, context) {
      const copy = JSON.parse(JSON.stringify({ state, event, context }));
      const result = deepFreeze(
        mode.step(deepFreeze(state), deepFreeze(event), deepFreeze(context)),
      );
      const again = mode.step(copy.state, copy.event, copy.context);
      const differs = canonical(again) !== canonical(result);
      expect(
        differs,
        `${mode.about.id} depends on more than its input at ${canonical(event)}`,
      ).toBe(false);
      return result;
    },
  };
}

describe.each(modes.map((mode) => [mode.about.id, mode] as const))("%s", (_id, mode) => {
  const traces = new Map<string, Trace>();
  const traceOf = (seed: string): Trace => {
    const known = traces.get(seed) ?? simulate(randomScenario(seed), mode);
    traces.set(seed, known);
    return known;
  };

  it("leaves its input alone, and gives the same output for the same plain input", () => {
    for (const seed of seeds) {
      const trace = simulate(randomScenario(seed, 12), strict(mode));
      expect(trace.requests.length).toBeGreaterThan(0);
    }
  });
  it("has state, durable state and messages that are plain data", () => {
    const trace = traceOf(seeds[0] as string);
    for (const node of trace.nodes) {
      const state = stateAfter(trace, node, lastEvent(trace));
      expectPlain(state, "state");
      const { database } = trace.scenario;
      const peers = trace.nodes.filter((peer) => peer !== node);
      const { nodes, options } = trace;
      const context = { node, nodes, peers, database, options, ...atStart };
      const durable = mode.durable(state, context);
      expectPlain(durable, "durable state");
      expect(mode.durable(durable, context), "what is durable stays durable").toEqual(durable);
    }
    for (const { body } of trace.messages) expectPlain(body, "message");
  });
  it("labels every message", () => {
    for (const seed of seeds) {
      for (const { body } of traceOf(seed).messages) expect(mode.label(body).kind).not.toBe("");
    }
  });
  it.each(voices)("has a sentence for every note and event: %s", (_name, voice) => {
    for (const seed of seeds) {
      const trace = traceOf(seed);
      for (const event of trace.events) {
        expect(sentence(trace, event.index, voice)).not.toBe("");
        for (const note of event.notes) {
          const text = textOf(noteSentence(note, sceneOf(trace, event, voice), voice));
          expect(text, canonical(note)).not.toMatch(/undefined|null|NaN|\[object/);
          expect(text.length, canonical(note)).toBeGreaterThan(5);
        }
      }
    }
  });
  it("can be drawn at every event: rows, knowledge and panels are plain data", () => {
    const trace = traceOf(seeds[1] as string);
    for (const { index } of trace.events) {
      for (const node of trace.nodes) {
        const state = stateAfter(trace, node, index);
        for (const row of Object.keys(rowsAfter(trace, node, index))) {
          mode.knows(state, row);
        }
        if (index % 50 === 0) {
          expectPlain(mode.rows(state), "rows");
          expectPlain(mode.panels(state), "panels");
        }
      }
    }
  });
  it("comes to rest when faults are over and the work is done", () => {
    for (const seed of seeds) expect([seed, traceOf(seed).stopped]).toEqual([seed, "rest"]);
  });
  it("runs alike with and without a trace", () => {
    for (const seed of seeds.slice(0, 4)) {
      const summary = summarize(randomScenario(seed), mode);
      const trace = traceOf(seed);
      const states = trace.nodes.map((node) => stateAfter(trace, node, lastEvent(trace)));
      expect(canonical(summary.states)).toBe(canonical(states));
      expect(summary.endedUs).toBe(trace.endedUs);
    }
  });
  it("answers each request at most once, and every request ends", () => {
    for (const seed of seeds) {
      for (const { doneUs, id } of traceOf(seed).requests) expect([id, doneUs]).not.toContain(null);
    }
  });
  it("says what it is: options with defaults of their own type, claims that it knows", () => {
    const { about } = mode;
    for (const text of [about.title, about.short, about.summary]) expect(text).not.toBe("");
    expect(new Set(about.options.map(({ name }) => name)).size).toBe(about.options.length);
    for (const option of about.options) {
      expect(option.about, option.name).toMatch(/[.]$/);
      if (option.type === "choice") expect(option.choices).toContain(option.default);
      if (option.type === "milliseconds") {
        expect(option.default).toBeGreaterThanOrEqual(option.min);
        expect(option.default).toBeLessThanOrEqual(option.max);
      }
    }
    for (const all of [ja, ptBR]) {
      const words: ModeWords | undefined = (all as Readonly<Record<string, ModeWords>>)[about.id];
      expect(words, `${about.id} has words`).toBeDefined();
      expect(Object.keys(words?.options ?? {})).toEqual(about.options.map(({ name }) => name));
    }
    const options = completeOptions(about, {});
    expect(new Set(about.claims(options)).size).toBe(about.claims(options).length);
    expect(about.claims(options)).toContain("rest");
    expect(about.okWhen(options, 3)).toHaveProperty("kind");
  });
});
