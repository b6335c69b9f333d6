// The digests of some random runs of every mode: what all JavaScript engines must print alike.
import { digest } from "../checks/digest.ts";
import { modes } from "../modes/index.ts";
import { runTrial, trialOf } from "./campaign.ts";

/** One line for each mode: its id and the digests of the seeds 1 to `seeds`. */
export function fingerprints(seeds = 3): string {
  return modes
    .map((mode) => {
      const digests = Array.from({ length: seeds }, (_, i) =>
        digest(runTrial(trialOf(i + 1, mode))),
      );
      return `${mode.about.id} ${digests.join(" ")}`;
    })
    .join("\n");
}
