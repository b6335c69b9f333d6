// The words of the field in English.
import type { TermsWords } from "./termWords.ts";

export const en: TermsWords = {
  replica: {
    name: "Replica",
    says: [
      "A replica is one node’s copy of the data.",
      "A client talks to the replica near it, and the replicas tell each other what has changed.",
      "Until a change has arrived everywhere, the replicas differ.",
    ],
  },
  acknowledged: {
    name: "Acknowledged",
    says: [
      "A write is acknowledged when its client has been told OK.",
      "What has to have happened before that differs: in some modes no more than a local " +
        "write, in others the answer of a majority, of all members, or of the row’s home.",
      "Where a node says OK before it has asked anybody, an acknowledged write can still be lost.",
    ],
  },
  concurrent: {
    name: "Concurrent",
    says: [
      "Two writes are concurrent if neither was made with knowledge of the other.",
      "The time of day does not matter: writes a second apart are concurrent if the news had " +
        "not arrived.",
      "What becomes of concurrent writes is where the modes differ most.",
    ],
  },
  conflict: {
    name: "Conflict",
    says: [
      "Two writes are in conflict if they are concurrent and cannot both stand as they are, " +
        "such as two values for one field.",
      "A mode may choose one of them, keep both side by side, merge them, or put every write " +
        "into one order before anything is decided.",
      "Where it chooses, somebody’s write is lost or refused.",
    ],
  },
  "lost-write": {
    name: "Lost write",
    says: [
      "A write is lost if its client was told OK and its effect is gone in the end, although " +
        "nobody who had seen it replaced it.",
      "To replace a value that one has seen is no loss: that is what an update is for.",
      "Lost writes are counted here in the same way for every mode.",
    ],
  },
  partition: {
    name: "Partition",
    says: [
      "During a partition the network is split into groups of nodes that cannot reach each " +
        "other, while clients still reach the nodes near them.",
      "A node cannot tell a partition from a crash or a slow network: all it notices is silence.",
      "So every mode must decide what to do meanwhile: answer, and risk a conflict, or wait or " +
        "refuse.",
    ],
  },
  eventual: {
    name: "Eventual consistency",
    says: [
      "Replicas are eventually consistent if they become equal once nobody writes any more and " +
        "every message has arrived.",
      "When they have become equal, they have converged.",
      "Nothing is promised about which value they agree on, or about what was lost on the way.",
    ],
  },
  timestamp: {
    name: "Timestamp",
    says: [
      "A timestamp is what a node’s own clock showed when it took a write, with the node’s " +
        "name to tell equal times apart.",
      "Clocks are never exactly right, so a later timestamp does not prove a later write.",
      "A node whose clock is fast wins against writes that were made after its own.",
    ],
  },
  "last-writer-wins": {
    name: "Last writer wins",
    says: [
      "Every value carries a timestamp, and of two values each replica keeps the one with the " +
        "later timestamp.",
      "All replicas choose alike without asking each other, so they end up equal.",
      "The other value is dropped in silence, even if its client had been told OK.",
    ],
  },
  vector: {
    name: "Version vector",
    says: [
      "A version vector holds a number for each node: how many of that node’s writes a version " +
        "has seen, its own included.",
      "If one vector is at least as large in every entry, its version has seen the other one " +
        "and may replace it.",
      "If each is larger than the other in some entry, neither version had seen the other: " +
        "they are concurrent.",
    ],
  },
  sibling: {
    name: "Sibling",
    says: [
      "Siblings are concurrent values of one field that are kept side by side, because nothing " +
        "in the data says which one is right.",
      "Whoever reads gets all of them, and the next write that has seen them takes their place.",
      "Nothing is lost, but the application, or a person, has to decide.",
    ],
  },
  crdt: {
    name: "CRDT",
    says: [
      "A conflict-free replicated data type is a type whose concurrent changes can always be " +
        "merged, in whatever order they arrive.",
      "A counter adds them up and a set keeps what was added, but a register still has to " +
        "choose a value or keep them all.",
      "The replicas become equal without asking each other; a rule over the whole, such as " +
        "“never below zero”, takes more than that.",
    ],
  },
  "pn-counter": {
    name: "PN-Counter",
    says: [
      "A PN-Counter keeps two numbers for each node: how much was added there, and how much " +
        "was taken away.",
      "Each node changes only its own two, and replicas merge by keeping the larger of each, " +
        "so nothing counts twice and nothing is forgotten.",
      "Its value is all that was added less all that was taken, and it may fall below zero.",
    ],
  },
  "or-set": {
    name: "OR-Set",
    says: [
      "In an observed-remove set every addition gets a tag of its own, and a removal removes " +
        "only the tags that its node has seen.",
      "So if something is added and removed at the same time, it stays: the removal could not " +
        "know the new tag.",
      "What was removed can also be added again.",
    ],
  },
  tombstone: {
    name: "Tombstone",
    says: [
      "A tombstone is a note that something has been deleted, kept where the thing was.",
      "Without it a replica could not tell “deleted” from “not heard of yet”, and a late " +
        "message would bring the thing back.",
      "Real systems throw tombstones away some day; here they are kept to the end of the run.",
    ],
  },
  escrow: {
    name: "Bounded counter",
    says: [
      "A bounded counter splits what may still be taken into rights, some for each node.",
      "A node that has rights enough answers at once, and the total cannot fall below zero.",
      "A node without enough rights must borrow some or refuse, even if the others together " +
        "have plenty.",
    ],
  },
  majority: {
    name: "Quorum, majority",
    says: [
      "A quorum is the number of nodes that must agree before something is decided; here it is " +
        "a majority, more than half of all nodes, whether they are up or not.",
      "Any two majorities share a node, so what one has accepted no other can overlook.",
      "Nodes that are cut off from the majority cannot decide anything.",
    ],
  },
  ballot: {
    name: "Ballot",
    says: [
      "A ballot is the number under which a node makes a proposal; the node’s name belongs to " +
        "it, so that no two ballots are equal.",
      "Before it may propose, a node needs the promise of a majority to ignore anything below " +
        "its ballot.",
      "Nodes that keep outbidding each other decide nothing, so each waits a random time " +
        "before it tries again.",
    ],
  },
  log: {
    name: "Log",
    says: [
      "The log holds all writes in one order, and a slot is one place in it.",
      "In Paxos a write is chosen for a slot once a majority has accepted it there, and no " +
        "other write can ever take that slot.",
      "All nodes carry the log out from its start, so they go through the same states.",
    ],
  },
  "write-set": {
    name: "Write-set",
    says: [
      "A write-set is what a transaction has changed: its rows and their new values.",
      "The transaction is tried on a copy at its own node, and its write-set is sent to all " +
        "members, which put all write-sets into one common order.",
      "Nothing is decided before the place in that order is known.",
    ],
  },
  certification: {
    name: "Certification",
    says: [
      "Every member checks each write-set when its turn in the common order comes: has an " +
        "earlier one changed the same row, without this transaction having seen it?",
      "If not, the write-set is applied; if so, it fails, and its transaction is rolled back.",
      "All members go through the same order, so they come to the same verdict without a vote.",
    ],
  },
  primary: {
    name: "Primary",
    says: [
      "A primary is the one node that carries out all writes; the other nodes are its replicas " +
        "and pass writes on to it.",
      "It sends them its log, and they follow a little behind.",
      "If another node is made primary, what the old one had not sent yet may be given up.",
    ],
  },
  "semi-synchronous": {
    name: "Semi-synchronous",
    says: [
      "With semi-synchronous replication the primary says OK only when at least one replica " +
        "has the write too.",
      "That costs a round trip to the nearest replica, and the write survives a crash of the " +
        "primary if a replica that has it takes over.",
      "If no replica answers in time, the primary stops waiting and goes on alone.",
    ],
  },
  home: {
    name: "Home region",
    says: [
      "Every row has a home: the one node that puts the writes to it into an order.",
      "At the row’s home a write is answered at once; from anywhere else it travels there and " +
        "back.",
      "While the home cannot be reached, nobody elsewhere can write the row.",
    ],
  },
  "two-phase-commit": {
    name: "Two-phase commit",
    says: [
      "A transaction on rows of several homes is decided in two phases.",
      "First each home is asked to prepare, that is, to lock its rows and to vote; only if all " +
        "vote yes are they told to commit, and otherwise to abort.",
      "A home that is prepared has to wait for the decision, and its rows stay locked until then.",
    ],
  },
  linearizable: {
    name: "Linearizable",
    says: [
      "A history is linearizable if every request can be given one instant between its sending " +
        "and its answer, so that in the order of these instants every answer is right.",
      "Then nobody reads an old value after a newer one was acknowledged.",
      "It is judged by the answers that clients got: where nobody reads, there is little that " +
        "could be wrong.",
    ],
  },
  "stale-read": {
    name: "Stale read",
    says: [
      "A read is stale if it returns a value that an acknowledged write had replaced before " +
        "the read began.",
      "It happens where a node answers from its own copy without asking whether that is still " +
        "the latest.",
      "To be sure, a read has to ask others or wait, and that takes time.",
    ],
  },
  "read-your-writes": {
    name: "Read your writes",
    says: [
      "A client reads its own writes if it never gets a value from before a write for which it " +
        "was told OK.",
      "This fails if it writes at one node and reads at another that has not heard of the " +
        "write yet.",
      "Staying with one node is the simplest cure.",
    ],
  },
  "monotonic-reads": {
    name: "Monotonic reads",
    says: [
      "Reads are monotonic if a client that has read a value never reads an older one later.",
      "This fails if the client moves to a node that is further behind.",
      "To the client it looks as if time ran backwards.",
    ],
  },
};
