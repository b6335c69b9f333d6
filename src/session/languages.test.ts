// Another language changes words, and nothing else.
import { describe, expect, it } from "vitest";
import { createSession } from "./store.ts";

describe("another language", () => {
  it("names the modes, keeps the scenario's own names, and stays where we stand", async () => {
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
      "Paxos: London leads",
      "Galera: all or nobody",
    ]);
    expect(after.runs.map(({ trace }) => trace)).toEqual(before.runs.map(({ trace }) => trace));
    expect([after.timeUs, after.part]).toEqual([before.timeUs, before.part]);
    session.open("virginia");
    expect(session.getState().runs[0]?.title).toBe("プライマリとレプリカ");
    await session.setLocale("pt-BR");
    expect(session.getState().runs[0]?.title).toBe("Primário e réplicas");
    await session.setLocale("en");
    expect(session.getState().runs[0]?.title).toBe("Primary and replicas");
  });

  it("tells what is wrong with what was to be opened", async () => {
    const session = createSession();
    await session.setLocale("ja");
    session.openText("{");
    expect(session.getState().problem).toMatch(/^このファイルはシナリオではありません: ./);
    await session.setLocale("pt-BR");
    session.open("nothing-of-the-kind");
    expect(session.getState().problem).toBe("Não há cenário “nothing-of-the-kind” na biblioteca.");
    await session.setLocale("en");
    session.openText("{");
    expect(session.getState().problem).toMatch(/^This file is not a scenario: .*[^.]\.$/s);
  });
});
