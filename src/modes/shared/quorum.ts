// How many is a majority. Any two majorities of one group share a member: that is all that
// agreement rests on.
import type { NodeId } from "../../data/value.ts";

/** floor(n / 2) + 1: more than half, also of an even number. */
export function majorityOf(count: number): number {
  return Math.floor(count / 2) + 1;
}

/**
 * Whether the voters, each counted once and strangers not at all, are more than half of the
 * members.
 */
export function isMajority(voters: readonly NodeId[], members: readonly NodeId[]): boolean {
  const votes = members.filter((member) => voters.includes(member)).length;
  return votes >= majorityOf(members.length);
}
