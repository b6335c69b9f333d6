// Another language changes words, and nothing else.
import { describe, expect, it } from "vitest";
import { hashOf } from "./keeping/sharing.ts";
import { outcomeOf } from "./run/run.ts";
import type { SessionState } from "./state.ts";
import { createSession } from "./store.ts";
import { aboutOf, titleOf } from "./texts/texts.ts";

const outcomeHash = ({ runs }: SessionState): string => outcomeOf(runs);
const documentText = ({ opened }: SessionState): string => JSON.stringify(opened?.document);

describe("another language", () => {
  it("names modes and the library's scenarios, and stays where we stand", async () => {
    const session = createSession();
    session.openHash("#s=cut&t=450");
    const before = session.getState();
    expect(before.runs.map(({ heading }) => heading)).toEqual([
      "Last writer wins",
      "Version vectors",
      "CRDTs",
      "Paxos: London leads",
      "Galera: all or nobody",
    ]);
    await session.setLocale("ja");
    const after = session.getState();
    expect(after.runs.map(({ heading }) => heading)).toEqual([
      "最後の書き込みが勝つ",
      "バージョン\u200bベクトル",
      "CRDT",
      "Paxos: ロンドン主導",
      "Galera: 全員か無か",
    ]);
    expect([titleOf(after), aboutOf(after).slice(0, 4)]).toEqual(["東京が切り離される", "1秒間、"]);
    expect(after.runs.map(({ trace }) => trace)).toEqual(before.runs.map(({ trace }) => trace));
    expect([after.timeUs, after.part]).toEqual([before.timeUs, before.part]);
    session.open("virginia");
    expect(session.getState().runs[0]?.title).toBe("プライマリとレプリカ");
    await session.setLocale("pt-BR");
    expect(session.getState().runs[0]?.title).toBe("Primário e réplicas");
    await session.setLocale("en");
    expect(session.getState().runs[0]?.title).toBe("Primary and replicas");
  });

  it("leaves what a visitor has written as it is", async () => {
    const session = createSession();
    await session.setLocale("pt-BR");
    session.open("cut");
    session.edit((document) => ({
      ...document,
      title: "My own cut",
      modes: ["lww", { mode: "paxos", label: "London leads" }, { mode: "paxos", label: "mine" }],
    }));
    const state = session.getState();
    // What has not been changed is still the library's.
    expect([titleOf(state), aboutOf(state).slice(0, 14)]).toEqual(["My own cut", "Por um segundo"]);
    expect(state.runs.map(({ title }) => title)).toEqual([
      "Última escrita vence",
      "Paxos: Londres lidera",
      "Paxos: mine",
    ]);
    session.edit((document) => ({ ...document, about: "About my own cut." }));
    expect(aboutOf(session.getState())).toBe("About my own cut.");
    expect(session.getState().runs[1]?.title).toBe("Paxos: London leads");
    expect(session.getState().opened?.document.modes?.[1]).toMatchObject({ label: "London leads" });
  });

  it("changes neither links nor files", async () => {
    const [english, japanese] = [createSession(), createSession()];
    await japanese.setLocale("ja");
    for (const session of [english, japanese]) session.openHash("#s=cut&t=450");
    for (const told of [hashOf, outcomeHash, documentText]) {
      expect(told(japanese.getState())).toBe(told(english.getState()));
    }
  });

  it("tells what is wrong with what was to be opened", async () => {
    const session = createSession();
    await session.setLocale("ja");
    session.openText("{");
    expect(session.getState().problem).toMatch(
      /^このファイルはシナリオではありません: JSONではありません。1 行目 .*。$/,
    );
    session.openHash("#x=9");
    expect(session.getState().problem).toMatch(/^このリンクは開けません: 新しい.*。$/);
    session.openHash("#s=cut");
    session.edit((document) => ({ ...document, title: "" }));
    expect(session.getState().problem).toBe(
      "この変更はできません: title: タイトルは空にできません。",
    );
    await session.setLocale("pt-BR");
    session.open("nothing-of-the-kind");
    expect(session.getState().problem).toBe("Não há cenário “nothing-of-the-kind” na biblioteca.");
    await session.setLocale("en");
    session.openText("{");
    expect(session.getState().problem).toMatch(/^This file is not a scenario: .*[^.]\.$/s);
  });
});
