// A scenario as one word that fits into an address, and back. The first character is the version;
// an old version is read for ever. Then, in base64url, three bytes by which damage is found, and
// the positional form, deflated against the dictionary of the version.
import { deflateSync } from "fflate";
import { digestOf } from "../../lib/hash.ts";
import type { ScenarioDocument } from "../documentSchema.ts";
import { limits } from "../leaves.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { CodecFault, Reader, Writer } from "./bytes.ts";
import { dictionary1 } from "./dictionary1.ts";
import { inflateBounded } from "./inflate.ts";
import { layout1, vocabulary1 } from "./layout1.ts";

const version = "1";
const checkBytes = 3;
const maximumBytes = limits.fileBytes;
export const maximumPayload = 400_000;

export type PayloadResult =
  | {
      readonly ok: true;
      /** In the shape of a document, but not yet checked. */
      readonly document: unknown;
    }
  | { readonly ok: false; readonly message: string };

/** The payload of a checked document. */
export function encodePayload(document: ScenarioDocument): string {
  const writer = new Writer(vocabulary1);
  layout1.write(writer, document);
  const positional = Uint8Array.from(writer.bytes);
  const packed = deflateSync(positional, { level: 9, dictionary: dictionary1() });
  const bytes = new Uint8Array(checkBytes + packed.length);
  bytes.set(checkOf(packed));
  bytes.set(packed, checkBytes);
  return version + toBase64url(bytes);
}

/** Reads a payload. Never throws; the message of a failure is one sentence. */
export function decodePayload(payload: string): PayloadResult {
  const fault = payloadFault(payload);
  if (fault !== null) return { ok: false, message: fault };
  const bytes = fromBase64url(payload.slice(1));
  if (bytes === null || bytes.length <= checkBytes) {
    return { ok: false, message: "the link is damaged: its last part is missing or cut in two" };
  }
  const packed = bytes.subarray(checkBytes);
  if (checkOf(packed).some((byte, i) => byte !== bytes[i])) {
    return {
      ok: false,
      message: "the link is damaged: a part of it is missing, changed or doubled",
    };
  }
  return unpack(packed);
}

function payloadFault(payload: string): string | null {
  if (payload === "") return "the link is empty after x=";
  if (payload.length > maximumPayload) {
    return `the link has ${payload.length} characters, more than any scenario needs`;
  }
  const first = payload[0] as string;
  if (/[2-9]/.test(first)) {
    return `the link is of version ${first}, made by a newer Everywrite; this one reads version 1`;
  }
  if (first !== version)
    return `the link is damaged: it begins with "${first}", not with a version`;
  const strange = /[^\w-]/u.exec(payload)?.[0];
  if (strange === undefined) return null;
  return `the link is damaged: the character ${JSON.stringify(strange)} does not belong into it`;
}

function unpack(packed: Uint8Array): PayloadResult {
  try {
    const positional = inflateBounded(packed, dictionary1(), maximumBytes);
    if (positional === null) {
      return { ok: false, message: `the link unpacks to more than ${maximumBytes / 1024} KiB` };
    }
    const reader = new Reader(positional, vocabulary1);
    const document = layout1.read(reader);
    if (reader.left > 0) throw new CodecFault(`${reader.left} bytes are left over`);
    return { ok: true, document };
  } catch (error) {
    // The check bytes fit, so nobody's clipboard did this: the link was made by hand.
    const why = error instanceof CodecFault ? error.message : "it cannot be unpacked";
    return { ok: false, message: `the link is damaged: ${why}` };
  }
}

/** Three bytes of a digest: one damaged link in sixteen million gets past them. */
function checkOf(bytes: Uint8Array): Uint8Array {
  let characters = "";
  for (const byte of bytes) characters += String.fromCharCode(byte);
  const digest = digestOf(version + characters);
  return Uint8Array.from([0, 2, 4], (at) => Number.parseInt(digest.slice(at, at + 2), 16));
}
