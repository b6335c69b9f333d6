// What the script does to the world around the nodes: faults begin and end, clocks are set, clients
// and operators act.
import { assert, unreachable } from "../lib/assert.ts";
import type { Parcel } from "./agenda.ts";
import type { Attempt, Clients } from "./clients.ts";
import type { NodeClock } from "./clock.ts";
import type { ModeEvent } from "./mode.ts";
import { type Held, type Network, type Passage, severedBy } from "./network.ts";
import type { Recorder } from "./recorder.ts";
import type { LinkId, ScriptEntry } from "./scenario.ts";
import type { EventKind } from "./trace.ts";

/** What the script can reach of the kernel. */
interface Machine {
  readonly clients: Clients;
  readonly network: Network<Parcel>;
  readonly nodes: readonly { readonly id: string }[];
  readonly recorder: Recorder | null;
  readonly nowUs: number;
  node(id: string): { readonly clock: NodeClock };
  attempt(attempt: Attempt): void;
  crash(id: string, entry: number): void;
  restart(id: string, entry: number): void;
  command(id: string, event: ModeEvent<unknown>, entry: number): void;
  dispatch(parcel: Parcel, passage: Passage): void;
  commitWorld(kind: EventKind, entry: number): void;
}

export class World {
  private readonly kernel: Machine;

  constructor(kernel: Machine) {
    this.kernel = kernel;
  }

  begin(entry: ScriptEntry): void {
    const { kernel } = this;
    switch (entry.kind) {
      case "request": {
        const attempt = kernel.clients.due(entry);
        if (attempt !== null) kernel.attempt(attempt);
        return;
      }
      case "partition":
      case "cut":
        for (const link of severedBy(entry)) kernel.network.cut(link);
        return kernel.commitWorld(entry.kind, entry.index);
      case "crash":
        return kernel.crash(entry.node, entry.index);
      case "link":
        kernel.network.addFault(entry);
        return kernel.commitWorld("link", entry.index);
      case "clock":
        kernel.node(entry.node).clock.setOffset(entry.offsetUs);
        return kernel.commitWorld("clock", entry.index);
      case "command":
        return this.order(entry);
      case "say":
        return kernel.commitWorld("say", entry.index);
      default:
        return unreachable(entry);
    }
  }

  end(entry: ScriptEntry): void {
    const { kernel } = this;
    switch (entry.kind) {
      case "partition":
        this.mend(severedBy(entry));
        return kernel.commitWorld("heal", entry.index);
      case "cut":
        this.mend(severedBy(entry));
        return kernel.commitWorld("mend", entry.index);
      case "crash":
        return kernel.restart(entry.node, entry.index);
      case "link":
        kernel.network.removeFault(entry);
        return kernel.commitWorld("link-end", entry.index);
      default:
        return assert(false, `a ${entry.kind} entry does not end`);
    }
  }

  /**
   * A promotion is an order to one node; a new home concerns all, since the kernel does not know
   * who has the row.
   */
  private order(entry: ScriptEntry & { readonly kind: "command" }): void {
    const { command } = entry;
    const nodes =
      command.command === "promote" ? [command.node] : this.kernel.nodes.map((node) => node.id);
    for (const node of nodes) this.kernel.command(node, { kind: "command", command }, entry.index);
  }

  private mend(links: readonly LinkId[]): void {
    for (const link of links) {
      for (const held of this.kernel.network.mend(link)) this.release(link, held);
    }
  }

  private release(link: LinkId, held: Held<Parcel>): void {
    const { kernel } = this;
    const passage = kernel.network.release(link, held, kernel.nowUs);
    const arrivesUs = "arrivesUs" in passage ? passage.arrivesUs : null;
    const fate = passage.fate === "arrives" ? "flying" : passage.fate;
    kernel.recorder?.leaves(held.message.record, fate, kernel.nowUs, arrivesUs);
    kernel.dispatch(held.message, passage);
  }
}
