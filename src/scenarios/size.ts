// How large a scenario may be. It is measured in one way wherever it comes from, be it a file, a
// link or a change: by the bytes of its compact JSON in UTF-8. So what is accepted once is accepted
// again in each of its forms. A text may be longer, for it may be laid out and escaped at will.
import { utf8Length } from "../lib/utf8.ts";
import { type Fault, fault } from "./fault.ts";
import { limits } from "./leaves.ts";

/** Whether a text has more bytes than these in UTF-8; a huge one is not looked at. */
export function isLonger(text: string, bytes: number): boolean {
  // There are one to three bytes for each UTF-16 unit.
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && utf8Length(text) > bytes;
}

/** What is wrong with the length of a text that is to be a scenario; null: nothing. */
export function textFault(text: string): Fault | null {
  const [most, scenario] = [limits.textBytes / 1024, limits.documentBytes / 1024];
  return isLonger(text, limits.textBytes) ? fault([], ["largeText", most, scenario]) : null;
}

/** What is wrong with the size of a document; null: nothing. */
export function sizeFault(document: object): Fault | null {
  const isLarge = isLonger(JSON.stringify(document), limits.documentBytes);
  return isLarge ? fault([], ["largeScenario", limits.documentBytes / 1024]) : null;
}
