// A scenario as one word that fits into an address, and back. The first character is the version;
// from version 2 on a version is read for ever (1 was never published). Then, in base64url, three
// bytes by which damage is found, and the positional form, deflated against the dictionary.
import { deflateSync } from "fflate";
import { digestOf } from "../../lib/hash.ts";
import type { ScenarioDocument } from "../documentSchema.ts";
import { limits } from "../leaves.ts";
import type { Said } from "../sentences/words.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { CodecFault, Reader, Writer } from "./bytes.ts";
import { dictionary2 } from "./dictionary2.ts";
import { inflateBounded } from "./inflate.ts";
import { readDocument, writeDocument } from "./layout.ts";

const version = "2";
const checkBytes = 3;
/** The positional form may be longer than JSON: a number such as 1e-7 takes ten bytes. */
const maximumBytes = limits.textBytes;

export type PayloadResult =
  | {
      readonly ok: true;
      /** In the shape of a document, but not yet checked. */
      readonly document: unknown;
    }
  | { readonly ok: false; readonly said: Said };

/** The payload of a checked document. */
export function encodePayload(document: ScenarioDocument): string {
  return payloadOf(packed(positionalOf(document)));
}

export function positionalOf(document: ScenarioDocument): Uint8Array {
  const writer = new Writer();
  writeDocument(writer, document);
  return Uint8Array.from(writer.bytes);
}

export function packed(positional: Uint8Array): Uint8Array {
  return deflateSync(positional, { level: 9, dictionary: dictionary2() });
}

/** Any bytes with the check bytes that fit, whether they unpack or not. */
export function payloadOf(packed: Uint8Array): string {
  const bytes = new Uint8Array(checkBytes + packed.length);
  bytes.set(checkOf(packed));
  bytes.set(packed, checkBytes);
  return version + toBase64url(bytes);
}

/** Reads a payload. Never throws. */
export function decodePayload(payload: string): PayloadResult {
  const fault = payloadFault(payload);
  if (fault !== null) return { ok: false, said: fault };
  const bytes = fromBase64url(payload.slice(1));
  if (bytes === null || bytes.length <= checkBytes) {
    return { ok: false, said: ["damagedEnd"] };
  }
  const packed = bytes.subarray(checkBytes);
  if (checkOf(packed).some((byte, i) => byte !== bytes[i])) {
    return { ok: false, said: ["damagedPart"] };
  }
  return unpack(packed);
}

function payloadFault(payload: string): Said | null {
  if (payload === "") return ["emptyPayload"];
  if (payload.length > limits.payloadCharacters) return ["longLink", payload.length];
  const first = payload[0] as string;
  if (first === "1") return ["olderLink"];
  if (/[3-9]/.test(first)) return ["newerLink", first];
  if (first !== version) return ["damagedBeginning", first];
  const strange = /[^\w-]/u.exec(payload)?.[0];
  return strange === undefined ? null : ["damagedCharacter", strange];
}

function unpack(packed: Uint8Array): PayloadResult {
  try {
    const positional = inflateBounded(packed, dictionary2(), maximumBytes);
    if (positional === null) return { ok: false, said: ["largePayload", maximumBytes / 1024] };
    const reader = new Reader(positional);
    const document = readDocument(reader);
    if (reader.left > 0) throw new CodecFault(`${reader.left} bytes are left over`);
    return { ok: true, document };
  } catch (error) {
    // The check bytes fit, so nobody's clipboard did this: the link was made by hand.
    const why = error instanceof CodecFault ? error.message : "it cannot be unpacked";
    return { ok: false, said: ["damagedInside", why] };
  }
}

/** Three bytes of a digest: one damaged link in sixteen million gets past them. */
function checkOf(bytes: Uint8Array): Uint8Array {
  let characters = "";
  for (const byte of bytes) characters += String.fromCharCode(byte);
  const digest = digestOf(version + characters);
  return Uint8Array.from([0, 2, 4], (at) => Number.parseInt(digest.slice(at, at + 2), 16));
}
