// Every kind of note has a plain and an expert sentence that says what it should: a new kind is a
// type error here until it has both.
import { describe, expect, it } from "vitest";
import type { NoteKind } from "../sim/note.ts";
import { noteSamples, sampleScene } from "../testing/noteSamples.ts";
import { noteSentence } from "./index.ts";
import { textOf } from "./sentence.ts";
import { plainEnglish, type Wording } from "./voice.ts";

/** By sample: the plain sentence and the expert one. */
const says: { readonly [Kind in NoteKind]: readonly (readonly [string, string])[] } = {
  write: [
    [
      "Tokyo now has units = 80 in stock/widget.",
      "Tokyo carries out its own r1: stock/widget is written, units = 80.",
    ],
    ["Tokyo deletes stock/widget.", "Tokyo carries out its own r1: stock/widget is deleted."],
    [
      "Tokyo inserts stock/widget (units = 1).",
      "Tokyo carries out its own r1: stock/widget is inserted, units = 1.",
    ],
  ],
  apply: [
    [
      "Tokyo now shows London’s change of stock/widget.",
      "Tokyo applies London’s r2 to stock/widget units.",
    ],
  ],
  ignore: [
    ["Tokyo already has it.", "Tokyo already has London’s r2 for stock/widget."],
    [
      "It is older than what Tokyo has and makes no difference.",
      "What Tokyo has for stock/widget covers London’s r2: ignored.",
    ],
  ],
  conflict: [
    [
      "Conflict in Tokyo. Tokyo wrote 80 to stock/widget units, against London’s 70. Both " +
        "timestamps read the same; between equals the larger node name decides: Tokyo wins.",
      "Conflict in Tokyo. Tokyo wrote 80 to stock/widget units (r1), against London’s 70 (from " +
        "the start). Equal readings; the larger node id wins: Tokyo’s r1.",
    ],
    [
      "Delete against update in Tokyo, no conflict. London changed stock/widget without having " +
        "seen Tokyo’s deletion (1\u00a0ms earlier). The deletion had not seen the change, so " +
        "the row stays.",
      "Delete against update in Tokyo, no conflict. London changed stock/widget (r2), concurrent " +
        "with Tokyo’s deletion (r1, 1\u00a0ms earlier, message on its way until 101\u00a0ms). " +
        "The removal covers only the tags that its node showed: add wins.",
    ],
  ],
  lost: [
    [
      "Acknowledged, then lost: Tokyo’s units 80. By the clocks it is 1\u00a0ms older.",
      "Acknowledged, then lost: Tokyo’s r1 (units 80). Its stamp is 1\u00a0ms smaller; a " +
        "reading of 2\u00a0ms would have won.",
    ],
    [
      "Acknowledged, then lost: Tokyo’s write. By the clocks both are equally old, and the " +
        "node names decide.",
      "Acknowledged, then lost: Tokyo’s r1. The readings are equal, its node id is smaller; " +
        "a reading of 0.001\u00a0ms would have won.",
    ],
  ],
  refuse: [
    [
      "Tokyo refuses: a required condition is not met.",
      "Tokyo refuses r1 with error 22 on stock/widget: a required condition is not met.",
    ],
  ],
  forward: [["Tokyo passes the request on to London.", "Tokyo passes r1 on to London."]],
  wait: [
    [
      "Tokyo’s write waits for a majority (London and São Paulo).",
      "r1 waits for a majority (London and São Paulo).",
    ],
    [
      "Tokyo’s write waits for an earlier transaction on the same rows.",
      "r1 waits for an earlier transaction on the same rows.",
    ],
  ],
  resend: [
    [
      "Tokyo sends again what London has not confirmed.",
      "Tokyo sends 2 unconfirmed again to London.",
    ],
  ],
  resynchronise: [
    ["Tokyo and London get back in step.", "Tokyo resynchronises with London: 3 missing."],
  ],
  rights: [
    [
      "Tokyo gives away the right to 5 of stock/widget units (London to Tokyo).",
      "Tokyo gives away the right to 5 of stock/widget units (London to Tokyo).",
    ],
  ],
  promise: [
    [
      "Tokyo promises London to ignore anything below London’s ballot 2.",
      "Tokyo promises ballot 2.London to London: it will accept nothing lower.",
    ],
  ],
  reject: [
    [
      "Tokyo refuses Tokyo’s ballot 1: it has already promised to ignore anything below " +
        "London’s ballot 2.",
      "Tokyo rejects ballot 1.Tokyo: it has promised 2.London.",
    ],
  ],
  elected: [
    [
      "More than half (London and Tokyo) have promised: Tokyo may propose.",
      "A majority (London and Tokyo) has promised: Tokyo may propose in ballot 2.London.",
    ],
  ],
  adopt: [
    [
      "An earlier proposal may already have been decided, so Tokyo proposes that one again: " +
        "its own write.",
      "Slot 3 may have been chosen in ballot 1.Tokyo, so Tokyo proposes its own r1 again in " +
        "2.London.",
    ],
  ],
  accept: [
    ["Tokyo accepts its own write.", "Tokyo accepts its own r1 in slot 3, ballot 2.London."],
  ],
  preempted: [
    [
      "London’s ballot 2 is higher than Tokyo’s ballot 1. Tokyo gives way and tries again " +
        "after a random pause.",
      "Tokyo has lost ballot 1.Tokyo to 2.London and backs off for a random time.",
    ],
    [
      "London’s ballot 2 is higher than Tokyo’s ballot 1. Tokyo gives up its lead.",
      "Tokyo has lost ballot 1.Tokyo to 2.London and has nothing left to propose.",
    ],
    [
      "Tokyo and São Paulo both have ballot 1. Between equal numbers the node id decides, " +
        "and São Paulo’s comes later. Tokyo gives way and tries again.",
      "Tokyo has lost ballot 1.Tokyo to 1.São Paulo and tries again at once.",
    ],
  ],
  learn: [
    ["Tokyo learns that London’s write has been decided.", "Tokyo learns: slot 1 is London’s r2."],
  ],
  log: [
    ["Tokyo carries out its own write, whose turn has come.", "Tokyo applies entry 4: its own r1."],
    [
      "Tokyo’s write cannot be done, and every node comes to the same decision.",
      "Entry 4, Tokyo’s r1, is refused because of the data, at every node alike.",
    ],
    [
      "Tokyo’s write came a second time and is skipped.",
      "Entry 4 repeats Tokyo’s r1 and is skipped.",
    ],
    ["This place in the common order stays empty.", "Entry 4 is empty."],
  ],
  execute: [
    [
      "Tokyo tries its own write on a copy and sends the result to the whole group.",
      "Tokyo executes r1 on what it shows (up to number 0) and broadcasts its write-set.",
    ],
    [
      "Tokyo tries London’s write on a copy and sends the result to the whole group.",
      "Tokyo executes r2 on what it shows (up to number 3) and broadcasts its write-set.",
    ],
  ],
  certify: [
    [
      "Tokyo has checked its own write: nobody had changed its rows in between, so it stands.",
      "Tokyo certifies Tokyo’s r1 as number 1: no newer version of its keys.",
    ],
    [
      "Tokyo’s write fails its check. stock/widget was changed by London’s write, which it " +
        "had not seen.",
      "Tokyo’s r1 fails certification as number 1: stock/widget was written by London’s r2, " +
        "which is newer than what it had seen.",
    ],
  ],
  view: [
    [
      "The group is now Tokyo and London. Tokyo serves its clients.",
      "View 2: Tokyo and London. Tokyo is in the primary component.",
    ],
    [
      "Tokyo is outside the group and refuses to serve.",
      "Tokyo is not in the primary component (view 2: Tokyo) and refuses to serve.",
    ],
  ],
  suspect: [
    [
      "Tokyo has not heard from London for too long.",
      "Tokyo suspects London: silent for longer than its timeout.",
    ],
  ],
  transfer: [
    [
      "Tokyo receives what it has missed from London.",
      "Incremental transfer: Tokyo receives 2 missing write-sets from London.",
    ],
    [
      "Tokyo receives a whole copy from London.",
      "State transfer: Tokyo receives the whole state from London.",
    ],
  ],
  home: [
    [
      "London is now the home of stock/widget.",
      "London is now the home of stock/widget (epoch 2).",
    ],
  ],
  "two-phase": [
    ["Tokyo asks London to prepare Tokyo’s write.", "Tokyo asks London to prepare Tokyo’s r1."],
    [
      "Tokyo is prepared for its own write and keeps its rows locked.",
      "Tokyo is prepared for its own r1 and keeps its rows locked.",
    ],
    ["Tokyo commits its own write on all its rows.", "Tokyo commits its own r1 on all its rows."],
    [
      "Tokyo gives up its own write: nothing of it happens.",
      "Tokyo gives up its own r1: nothing of it happens.",
    ],
  ],
  primary: [["London is primary now.", "London is primary (term 2)."]],
  fallback: [
    [
      "Tokyo stops waiting for its replicas and from now on says OK by itself.",
      "Tokyo falls back to async: no replica confirmed in time.",
    ],
    [
      "Tokyo waits for a replica again before it says OK.",
      "Tokyo is semi-sync again: an OK needs one replica.",
    ],
  ],
  discard: [
    [
      "Acknowledged, then lost: Tokyo gives up its own write, which the new primary does not have.",
      "Acknowledged, then lost: Tokyo discards its tail Tokyo’s r1: it is not in the new " +
        "primary’s log.",
    ],
  ],
};

const wordings: readonly Wording[] = ["plain", "expert"];

describe("notes in words", () => {
  for (const [kind, samples] of Object.entries(noteSamples)) {
    it(`${kind}: ${samples.length}`, () => {
      const voices = wordings.map((wording) => ({ ...plainEnglish, wording }));
      const told = samples.map((note) =>
        voices.map((voice) => textOf(noteSentence(note, sampleScene(voice), voice))),
      );
      expect(told).toEqual(says[kind as NoteKind]);
    });
  }
});
