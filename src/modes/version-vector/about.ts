// What `version-vector` says of itself: its options and what it claims under them.
import type { About, Claim } from "../../sim/mode.ts";
import type { Options } from "../../sim/scenario.ts";
import { type Resolver, resolvers } from "./resolve.ts";

export const about = {
  id: "version-vector",
  title: "Version vectors",
  short: "Vectors",
  summary:
    "Every node answers at once; vectors tell which writes did not know of each other, and the " +
    "application resolves them.",
  standsFor: ["Riak with allow_mult", "Dynamo", "CouchDB"],
  options: [
    {
      name: "resolver",
      type: "choice",
      choices: [...resolvers],
      default: "fields",
      about:
        "What becomes of concurrent versions: merged field by field, kept side by side, numbers " +
        "merged by their changes, the later clock, or the chapter's user-edited rule.",
    },
    {
      name: "bumpOnMerge",
      type: "boolean",
      default: false,
      forLessons: true,
      about: "Each merge counts as a write of its own, so that two nodes merge for ever.",
    },
  ],
  claims,
  exhibits: ["siblings", "stale-read"],
  okWhen: () => ({ kind: "at-once" }),
  localReads: () => true,
} as const satisfies About;

// An addition that finds siblings counts on from the first: what the others added is lost.
const claimsOf: Readonly<Record<Resolver, readonly Claim[]>> = {
  fields: ["convergence", "no-unseen-losses", "no-invented-values", "rest"],
  siblings: ["convergence", "no-unseen-losses", "no-invented-values", "rest"],
  // A sum of changes is a number that nobody wrote.
  delta: ["convergence", "no-unseen-losses", "rest"],
  lww: ["convergence", "no-invented-values", "rest"],
  "user-edited": ["no-invented-values", "rest"],
};

function claims(options: Options): readonly Claim[] {
  const kept = claimsOf[options["resolver"] as Resolver];
  if (options["bumpOnMerge"] !== true) return kept;
  return kept.filter((claim) => claim !== "rest" && claim !== "convergence");
}
