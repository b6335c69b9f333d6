// Imported by whoever packs links without waiting: the command line, the dialog that shares, tests.
import { handOver } from "./packer.ts";
import { decodePayload, encodePayload } from "./payload.ts";

handOver({ encodePayload, decodePayload });
